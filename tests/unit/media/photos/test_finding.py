"""One face is found wherever an office would see one, and none where there is none."""

import cv2
import numpy as np
import pytest
import skimage.data

from services.media.photos import finding
from tests.data import portraits
from tests.data.portraits import Look


def grey(picture):
    return cv2.cvtColor(np.asarray(picture), cv2.COLOR_RGB2GRAY)


def faces_in(look):
    """The faces in a variant of the portrait, and whether the first lies where it should."""
    picture = portraits.picture(look)
    found = finding.faces(grey(picture))
    middle = look.middle[0] * picture.width, look.middle[1] * picture.height
    reach = look.share * picture.width * 0.3
    there = bool(found) and all(abs(at - to) < reach for at, to in zip(found[0].middle, middle, strict=True))
    return len(found), there


def test_the_astronaut_has_one_face():
    (face,) = finding.faces(grey(skimage.data.astronaut()))

    assert 150 < face.left < 200
    assert 85 < face.width < 120


@pytest.mark.parametrize("tilt", [-24, -12, 0, 12, 24])
@pytest.mark.parametrize("background", [None, (255, 255, 255), (67, 142, 219)])
def test_a_tilted_head_is_found(tilt, background):
    assert faces_in(Look(tilt=tilt, background=background)) == (1, True)


@pytest.mark.parametrize("share", [0.14, 0.2, 0.3, 0.45, 0.6])
def test_near_and_far_heads_are_found(share):
    assert faces_in(Look(share=share, middle=(0.5, 0.46))) == (1, True)


@pytest.mark.parametrize("light", [0.3, 0.5, 1.4, 1.7])
def test_light_hardly_matters(light):
    assert faces_in(Look(light=light, background=(238, 238, 236))) == (1, True)


@pytest.mark.parametrize("megapixels", [0.05, 0.5, 4])
def test_size_does_not_matter(megapixels):
    assert faces_in(Look(megapixels=megapixels)) == (1, True)


@pytest.mark.parametrize("picture", ["chelsea", "coffee", "rocket", "brick", "grass", "page", "moon", "cell"])
def test_there_is_no_face_in(picture):
    made = getattr(skimage.data, picture)()

    assert finding.faces(made if made.ndim == 2 else grey(made[..., :3])) == []


def test_two_people_side_by_side_are_two_faces():
    one = skimage.data.astronaut()

    assert len(finding.faces(grey(np.hstack([one, one])))) == 2


def test_a_small_portrait_on_the_wall_behind_is_no_second_face():
    picture = portraits.picture(Look(share=0.34, background=(255, 255, 255)))
    picture.paste(portraits.picture(Look(megapixels=0.03)), (10, 10))

    assert len(finding.faces(grey(picture))) == 1


@pytest.mark.parametrize("shape", [(1, 1), (1, 4000), (3, 3), (4000, 1), (25, 25), (400, 19)])
def test_a_picture_of_any_shape_is_searched(shape):
    assert finding.faces(np.full(shape, 128, np.uint8)) == []
