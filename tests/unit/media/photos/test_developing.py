"""A photo is exactly the standard's: pixels, density, bytes, upright, and nothing but the picture (R-MED-01, -02)."""

import io
import random

import numpy as np
import pytest
import skimage.data
from PIL import Image

from services.media import darkroom
from services.media.darkroom import NotTaken
from services.media.photos import developing, standards
from tests.data import portraits
from tests.data.portraits import Look

LOOK = Look(megapixels=0.8, background=(255, 255, 255))
INDICATOR = standards.wanted("indicator").terms()


def opened(folder, name="photo.jpg"):
    return Image.open(io.BytesIO((folder / name).read_bytes()))


def difference(one, other):
    """The mean difference of two pictures, in steps of 256."""
    return np.abs(np.asarray(one, float) - np.asarray(other, float)).mean()


def test_the_photo_has_the_default_standards_pixels_and_density(photo_of, made):
    answer = photo_of(LOOK)

    assert (answer["photo"]["width"], answer["photo"]["height"]) == opened(made).size == (197, 244)
    assert opened(made).info["dpi"] == (200, 200)
    assert (opened(made).format, opened(made).mode) == ("JPEG", "RGB")


def test_the_preset_of_the_indicators_fits_its_bytes(photo_of, made):
    photo_of(Look(megapixels=2), INDICATOR)

    assert opened(made).size == (307, 378)
    assert opened(made).info["dpi"] == (300, 300)
    assert (made / "photo.jpg").stat().st_size <= 60_000


@pytest.mark.parametrize("most", [8_000, 12_000, 20_000, 30_000])
def test_quality_goes_down_to_the_bytes_that_are_allowed_and_no_further(photo_of, made, most):
    photo_of(LOOK, standards.default().terms() | {"max_bytes": most})

    assert 0.6 * most < (made / "photo.jpg").stat().st_size <= most


def test_what_cannot_fit_is_refused_with_the_reason(photo_of):
    answer = photo_of(LOOK, standards.default().terms() | {"max_bytes": 1500})

    assert (answer["photo"], answer["reason"]) == (None, "too_many_bytes")


def test_there_is_nothing_in_the_file_but_the_picture(photo_of, made):
    photo_of(LOOK, orientation=6, gps=True)

    for name in ("photo.jpg", "portrait.jpg", "thumb.jpg"):
        assert not opened(made, name).getexif()
        assert {key for key in opened(made, name).info if not key.startswith("jfif")} <= {"dpi"}
        assert b"Exif" not in (made / name).read_bytes()


def test_the_photo_is_a_baseline_jpeg(photo_of, made):
    photo_of(LOOK)

    assert b"\xff\xc0" in (made / "photo.jpg").read_bytes()
    assert "progressive" not in opened(made).info


def test_all_orientations_of_a_camera_give_the_same_photo(file_of, made):
    """Within half a pixel of the fraction in which a file is decoded; the machine's frame moves with a file's grain."""
    upright = portraits.picture(LOOK)
    frame = {"left": 180.0, "top": 190.0, "width": 406.0, "height": 406 * 244 / 197}

    def of(orientation):
        source = file_of(upright, orientation=orientation, gps=True, quality=100)
        developing.cut(source, made, frame)
        answer = developing.portrait(source, made)
        return opened(made).convert("RGB"), opened(made, "portrait.jpg"), answer["box"]

    photo, portrait, box = of(1)
    for orientation in range(2, 9):
        other = of(orientation)
        assert difference(photo, other[0]) < 4
        assert difference(portrait, other[1]) < 1.5
        assert other[2]["left"] == pytest.approx(box["left"], abs=0.03 * box["width"])


def test_the_same_file_gives_the_same_bytes(photo_of, made):
    contents = set()
    for _ in range(2):
        photo_of(LOOK)
        contents.add(tuple((made / name).read_bytes() for name in ("photo.jpg", "portrait.jpg", "thumb.jpg")))

    assert len(contents) == 1


@pytest.mark.parametrize("kind", [kind for kind in portraits.BAD if kind not in ("unknown", "too_large")])
def test_each_bad_kind_is_refused(photo_of, kind):
    """The file of nobody is a good photo; that an impossible size is refused is the darkroom's own matter."""
    content = portraits.BAD[kind](random.Random(7))
    try:
        reason = photo_of(content)["reason"]
    except NotTaken as refused:
        reason = refused.reason

    unlike = {"not_a_picture": "damaged", "text": "unknown_type"}
    assert reason == unlike.get(kind, kind)


def test_two_astronauts_are_two_faces_and_a_cat_is_none(photo_of):
    astronaut, cat = skimage.data.astronaut(), skimage.data.chelsea()

    assert photo_of(Image.fromarray(np.hstack([astronaut, astronaut])))["reason"] == "two_faces"
    assert photo_of(Image.fromarray(cat))["reason"] == "no_face"
    assert photo_of(Image.fromarray(astronaut))["reason"] is None


def test_a_portrait_offers_its_frame(file_of, made):
    answer = developing.portrait(file_of(portraits.picture(LOOK)), made)

    assert len(answer["faces"]) == 1
    assert answer["box"]["width"] / answer["box"]["height"] == pytest.approx(197 / 244)
    assert answer["warnings"] == []


def test_a_portrait_without_a_face_is_left_to_the_person(file_of, made):
    answer = developing.portrait(file_of(Image.fromarray(skimage.data.coffee())), made)

    assert (answer["box"], answer["warnings"]) == (None, ["no_face"])


@pytest.mark.parametrize("task", [developing.portrait, developing.photo])
def test_a_panorama_is_refused_for_its_shape_and_not_for_its_pixels(file_of, made, task):
    with pytest.raises(NotTaken, match="too_narrow"):
        task(file_of(Image.new("RGB", (12_000, 800))), made)


def test_a_portrait_too_small_for_any_photo_is_refused(file_of, made):
    with pytest.raises(NotTaken, match="picture_too_small"):
        developing.portrait(file_of(portraits.picture(Look(megapixels=0.02))), made)


def test_a_large_picture_becomes_a_portrait_of_1600_pixels(file_of, made):
    answer = developing.portrait(file_of(portraits.picture(Look(megapixels=12))), made)

    assert (answer["width"], answer["height"]) == opened(made, "portrait.jpg").size == (1200, 1600)
    assert max(opened(made, "thumb.jpg").size) == 320


def test_what_the_machine_cuts_and_a_person_leaves_so_is_the_same_photo(photo_of, file_of, made):
    answer = photo_of(LOOK)
    by_machine = opened(made).convert("RGB")
    portrait = file_of((made / "portrait.jpg").read_bytes())
    developing.cut(portrait, made, answer["portrait"]["box"])

    assert difference(by_machine, opened(made).convert("RGB")) < 2


@pytest.mark.parametrize("mode", ["L", "RGB", "RGBA", "P", "CMYK", "1", "I;16"])
def test_pictures_of_every_mode_become_rgb(file_of, made, mode):
    written = io.BytesIO()
    picture = portraits.picture(LOOK).convert("L" if mode == "I;16" else "RGB").convert(mode)
    picture.save(written, "JPEG" if mode == "CMYK" else "PNG")
    developing.photo(file_of(written.getvalue()), made)

    for name in ("photo.jpg", "portrait.jpg"):
        assert not (made / name).exists() or opened(made, name).mode in ("RGB", "L")


def test_a_child_of_the_darkroom_makes_the_same_photo(file_of, made, tmp_path):
    source, folder = file_of(portraits.picture(LOOK), orientation=8), tmp_path / "childs"
    folder.mkdir()

    assert darkroom.develop("photo", source, folder, standard=INDICATOR) == developing.photo(source, made, INDICATOR)
    for name in ("photo.jpg", "portrait.jpg", "thumb.jpg"):
        assert (folder / name).read_bytes() == (made / name).read_bytes()
