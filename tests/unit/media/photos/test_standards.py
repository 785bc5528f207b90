"""What the shipped standards say is what the requirements say (R-MED-01)."""

import pytest

from services.common.errors import Invalid
from services.media.photos import standards
from services.media.photos.standard_in_force import province_of


def test_the_default_is_two_and_a_half_by_three_point_one_centimetres_at_200_dpi():
    default = standards.default()

    assert (default.width_mm, default.height_mm) == (25, 31)
    assert default.terms() == {"width": 197, "height": 244, "dpi": 200, "max_bytes": None}


def test_the_preset_of_the_indicators_is_26_by_32_millimetres_within_60_kilobytes():
    preset = standards.wanted("indicator")

    assert (preset.width_mm, preset.height_mm) == (26, 32)
    assert preset.dpi >= 150
    assert preset.max_bytes <= 60 * 1000


def test_every_shipped_standard_has_a_name_in_both_languages():
    for each in standards.shipped():
        assert each.shown("zh-CN")["name"] != each.shown("en")["name"]


def test_a_standard_of_ones_own_takes_its_values():
    own = standards.wanted("own", width_mm=33, height_mm=48, dpi=300, max_bytes=None)

    assert (own.width, own.height) == (390, 567)


@pytest.mark.parametrize("values", [{}, {"width_mm": 25}, {"width_mm": 25, "height_mm": 31, "dpi": None}])
def test_a_standard_of_ones_own_needs_all_of_them(values):
    with pytest.raises(Invalid):
        standards.wanted("own", **values)


def test_a_standard_larger_than_any_part_of_a_portrait_is_refused():
    with pytest.raises(Invalid, match="at most"):
        standards.wanted("own", width_mm=60, height_mm=80, dpi=600)


def test_a_preset_that_is_not_shipped_is_refused():
    with pytest.raises(Invalid, match="no photo standard"):
        standards.wanted("passport")


@pytest.mark.parametrize(
    ("path", "province"),
    [
        ("000000/", None),
        ("000000/340000/", "000000/340000/"),
        ("000000/340000/340100/340104/2134000001/", "000000/340000/"),
    ],
)
def test_the_province_is_the_second_part_of_a_place(path, province):
    assert province_of(path) == province
