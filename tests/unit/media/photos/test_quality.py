"""Blurred photos are refused, good ones never; what only a person can judge is a warning."""

import random

import cv2
import numpy as np
import pytest
from PIL import Image

from tests.data import portraits
from tests.data.portraits import Look

WHITE = (255, 255, 255)


def blurred(look, part):
    """The portrait blurred by a part of the face's width."""
    picture = portraits.picture(look)
    return Image.fromarray(cv2.GaussianBlur(np.asarray(picture), (0, 0), part * look.share * picture.width))


def warned(answer):
    return answer["photo"]["warnings"]


def test_of_forty_good_photos_none_is_refused(photo_of):
    looks = [portraits.any_look(random.Random(seed)) for seed in range(40)]
    answers = [photo_of(Look(**vars(look) | {"megapixels": 0.5})) for look in looks]

    assert [answer["reason"] for answer in answers] == [None] * 40


@pytest.mark.parametrize("megapixels", [0.5, 2])
@pytest.mark.parametrize("light", [0.7, 1.1])
def test_a_face_blurred_by_a_thirtieth_of_itself_is_refused(photo_of, megapixels, light):
    assert photo_of(blurred(Look(megapixels=megapixels, light=light), 1 / 30))["reason"] == "blurred"


@pytest.mark.parametrize("megapixels", [0.5, 2])
def test_a_face_blurred_by_a_two_hundredth_is_not(photo_of, megapixels):
    assert photo_of(blurred(Look(megapixels=megapixels), 1 / 200))["reason"] is None


def test_between_the_two_there_is_a_warning(photo_of):
    assert "soft" in warned(photo_of(blurred(Look(), 1 / 70)))


@pytest.mark.parametrize(("light", "code"), [(0.3, "dark"), (1.6, "bright")])
def test_bad_light_is_a_warning(photo_of, light, code):
    assert code in warned(photo_of(Look(light=light)))


@pytest.mark.parametrize("background", [WHITE, (67, 142, 219), (216, 232, 245)])
def test_the_usual_backgrounds_are_plain(photo_of, background):
    assert warned(photo_of(Look(background=background))) == []


@pytest.mark.parametrize("background", [(20, 20, 20), (90, 30, 30)])
def test_a_dark_background_is_a_warning(photo_of, background):
    assert warned(photo_of(Look(background=background))) == ["background"]


def test_a_restless_background_is_a_warning(photo_of):
    picture = np.asarray(portraits.picture(Look(background=(0, 255, 0)))).copy()
    room = (picture[..., 1] > 200) & (picture[..., 0] < 90)
    stripes = np.broadcast_to((np.arange(picture.shape[1]) // 20 % 2 * 200)[None, :], room.shape)
    picture[room] = stripes[room][:, None]

    assert "background" in warned(photo_of(Image.fromarray(picture)))
