"""The files that other tests upload are what they say, and the same in every run."""

import io

import pytest
from PIL import Image, ImageOps

from tests.data import portraits
from tests.data.portraits import Look

NAMES = [f"34010419850101{number:04}" for number in range(12)]


def test_a_seed_gives_the_same_files_and_another_seed_others(tmp_path):
    first, again, other = (
        [path.read_bytes() for path in portraits.portraits(tmp_path, NAMES[:3], seed=seed)] for seed in (1, 1, 2)
    )

    assert first == again
    assert all(one != another for one, another in zip(first, other, strict=True))


def test_files_are_named_as_asked(tmp_path):
    assert [path.stem for path in portraits.portraits(tmp_path, NAMES[:2])] == NAMES[:2]


def test_there_is_a_file_of_every_bad_kind(tmp_path):
    bad = portraits.bad_portraits(tmp_path, NAMES)

    assert list(bad) == list(portraits.BAD)
    assert len(bad) == len({path.read_bytes() for path in bad.values()}) == 10


@pytest.mark.parametrize("orientation", portraits.TURNS)
def test_a_viewer_turns_every_file_upright(orientation):
    upright = portraits.picture(Look(0.1))
    opened = Image.open(io.BytesIO(portraits.encoded(upright, orientation=orientation, gps=True, quality=100)))

    assert opened.getexif()[portraits.ORIENTATION] == orientation
    assert opened.getexif().get_ifd(portraits.GPS)
    assert ImageOps.exif_transpose(opened).size == upright.size


@pytest.mark.parametrize("megapixels", [0.5, 12])
def test_a_picture_has_the_pixels_that_were_asked_for(megapixels):
    width, height = portraits.picture(Look(megapixels)).size

    assert width * height == pytest.approx(megapixels * 1e6, rel=0.01)
