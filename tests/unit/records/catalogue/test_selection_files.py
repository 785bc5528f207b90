"""A province's file that slips is refused by its name; none of them is taken half."""

import pytest

from services.records.catalogue.selection_files import FOLDER, read_selections

RIGHT = """
province: "430000"
selection:
  basic: {drop: [staff_number]}
  education: {drop: [diploma], set: {required: false}}
  contact: {change: {address: {max: 60}}}
"""


def test_the_shipped_files_are_right():
    read_selections(FOLDER)


def test_a_file_is_read_by_its_province(tmp_path):
    (tmp_path / "hunan.yaml").write_text(RIGHT, "utf-8")

    assert read_selections(tmp_path)["430000"]["basic"] == {"drop": ["staff_number"]}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('"430000"', "湖南"),
        ("selection:", "selections:"),
        ("basic:", "basics:"),
        ("staff_number", "staff_numbers"),
        ("[diploma]", "[diplomas]"),
        ("[staff_number]", "[name]"),  # a core indicator
        ("drop: [staff_number]", "leave: [staff_number]"),
        ("{max: 60}", "{type: date}"),
        ("{max: 60}", "{maximum: 60}"),
        ("{max: 60}", "60"),
        ("set: {required: false}", "set: {needed: false}"),
        ("change: {address: {max: 60}}", "add: {nowhere: []}"),
        ("change: {address: {max: 60}}", "add: {contact: [{code: x}]}"),
        ("selection:", "selection: ["),
    ],
)
def test_a_slip_is_refused_by_the_files_name(tmp_path, right, wrong):
    (tmp_path / "hunan.yaml").write_text(RIGHT.replace(right, wrong, 1), "utf-8")

    with pytest.raises(ValueError, match=r"^hunan\.yaml: "):
        read_selections(tmp_path)


def test_a_province_chooses_in_one_file(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(RIGHT, "utf-8")

    with pytest.raises(ValueError, match=r"^b\.yaml: 430000"):
        read_selections(tmp_path)
