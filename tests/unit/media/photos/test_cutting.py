"""A frame that a person set cuts what it shows, or is refused with the reason."""

import itertools

import numpy as np
import pytest
from PIL import Image

from services.media.darkroom import NotTaken
from services.media.photos import cutting, developing
from services.media.photos.framing import Box
from tests.data import portraits
from tests.data.portraits import Look

LOOK = Look(megapixels=0.8, background=(255, 255, 255))


def test_a_frame_by_hand_cuts_what_it_shows(file_of, made):
    picture = Image.new("RGB", (3000, 4000), "white")
    picture.paste((200, 30, 30), (400, 800, 1385, 2020))
    developing.cut(file_of(picture), made, {"left": 400.0, "top": 800.0, "width": 985.0, "height": 1220.0})

    with Image.open(made / "photo.jpg") as photo:
        assert np.abs(np.asarray(photo, float) - (200, 30, 30)).mean() < 4


@pytest.mark.parametrize(
    ("box", "reason"),
    [((0, 0, 80, 99), "too_small"), ((700, 0, 197, 244), "outside"), ((0, 0, 300, 300), "wrong_ratio")],
)
def test_a_frame_that_cannot_be_cut_is_refused_with_the_reason(file_of, made, box, reason):
    frame = dict(zip(("left", "top", "width", "height"), map(float, box), strict=True))

    with pytest.raises(NotTaken, match=f"frame_{reason}"):
        developing.cut(file_of(portraits.picture(LOOK)), made, frame)


def test_a_small_frame_is_cut_with_a_warning(file_of, made):
    frame = {"left": 300.0, "top": 200.0, "width": 160.0, "height": 160 * 244 / 197}

    assert "enlarged" in developing.cut(file_of(portraits.picture(LOOK)), made, frame)["warnings"]


def test_any_corner_of_a_picture_can_be_cut():
    picture = Image.new("RGB", (50, 40))

    for left, top in itertools.product((-0.4, 0.0, 10.6), (-0.4, 0.0, 5.5)):
        assert cutting.scaled(picture, Box(left, top, 39.7, 34.9), 20, 30).size == (20, 30)
