"""Pictures come out upright, in sRGB, without anything but the picture."""

import io

import pytest
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageStat

from services.contracts.media import files
from services.media.darkroom import NotTaken
from services.media.decoding import evidence, jpeg, pictures, sniffing
from tests.data import hostile_pictures as made

CORNERS = ["red", "lime", "blue", "white"]  # from the left upper one, line by line


def quartered(mode: str = "RGB") -> Image.Image:
    """A picture of which every turn can be told."""
    picture = Image.new("RGB", (64, 48))
    for place, colour in enumerate(CORNERS):
        left, top = 32 * (place % 2), 24 * (place // 2)
        ImageDraw.Draw(picture).rectangle([left, top, left + 31, top + 23], fill=colour)
    return picture.convert(mode)


@pytest.fixture
def read(tmp_path):
    def read(data: bytes, longest: int = 4096) -> Image.Image:
        path = tmp_path / "upload"
        path.write_bytes(data)
        return pictures.read(path, longest)

    return read


def written(picture: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def near(one: Image.Image, other: Image.Image, most: float = 12) -> bool:
    difference = ImageChops.difference(one.convert("RGB"), other.convert("RGB"))
    return one.size == other.size and max(ImageStat.Stat(difference).mean) < most


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_set_upright(read, form, orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    undone = {**pictures.TURNS, 6: Image.Transpose.ROTATE_90, 8: Image.Transpose.ROTATE_270}
    taken = quartered() if orientation == 1 else quartered().transpose(undone[orientation])
    assert near(read(written(taken, form, exif=exif)), quartered())


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGB", "RGBA", "I;16"])
def test_every_kind_of_png_is_read(read, mode):
    if mode == "I;16":
        picture = quartered("L").convert("I").point(lambda value: value * 257).convert("I;16")
        expected = quartered("L")
    elif mode == "PA":
        picture, expected = quartered("RGBA").quantize(8), quartered()
    else:
        picture = expected = quartered(mode)
    assert near(read(written(picture, "PNG")), expected)


def test_a_cmyk_jpeg_is_read(read):
    assert near(read(written(quartered("CMYK"), "JPEG", quality=95)), quartered())


def test_what_is_transparent_becomes_white(read):
    assert read(written(Image.new("RGBA", (20, 20), (255, 0, 0, 0)), "PNG")).getpixel((5, 5)) == (255, 255, 255)


def test_colours_are_turned_into_srgb(read):
    srgb = ImageCms.ImageCmsProfile(pictures.SRGB).tobytes()
    crossed = srgb.replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")
    crossed = crossed.replace("sRGB".encode("utf-16-be"), "GRsB".encode("utf-16-be"))
    red = Image.new("RGB", (20, 20), "red")
    assert near(read(written(red, "PNG", icc_profile=crossed)), Image.new("RGB", (20, 20), "lime"))
    assert near(read(written(red, "PNG", icc_profile=srgb)), red, 0.1)


def test_a_profile_that_does_not_fit_is_ignored(read):
    other = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert near(read(written(quartered(), "PNG", icc_profile=other)), quartered(), 0.1)


@pytest.mark.parametrize(
    ("size", "expected"), [((6000, 100), (4096, 68)), ((100, 80), (100, 80)), ((1, 9000), (1, 4096))]
)
def test_a_picture_is_reduced_to_its_longest_side(read, size, expected):
    assert read(written(Image.new("RGB", size), "JPEG")).size == expected


def test_a_photo_becomes_a_jpeg_and_a_drawing_stays_a_png(tmp_path, folder):
    noise = Image.effect_noise((300, 200), 60).convert("RGB")
    for picture, expected in ((noise, files.JPEG), (quartered(), files.PNG)):
        (tmp_path / "upload").write_bytes(written(picture, "PNG"))
        facts = evidence.develop(tmp_path / "upload", folder)
        assert (facts["type"], sniffing.kind(folder / "clean")) == (expected, expected)
        assert facts["pages"] == 1
        with Image.open(folder / "thumb.jpg") as thumb:
            assert max(thumb.size) <= evidence.THUMB


def test_a_bare_jpeg_has_the_same_pixels(tmp_path):
    given = made.with_exif(made.PLACE)
    bare = jpeg.parse(given).bare()
    assert b"Exif" not in bare
    with Image.open(io.BytesIO(bare)) as one, Image.open(io.BytesIO(given)) as other:
        assert ImageChops.difference(one, other).getbbox() is None


def test_a_file_of_many_bytes_is_refused_before_it_is_read(tmp_path):
    with (tmp_path / "upload").open("wb") as file:
        file.truncate(files.EVIDENCE_BYTES + 1)
    with pytest.raises(NotTaken, match="too_large"):
        sniffing.kind(tmp_path / "upload")


def test_only_pictures_are_pictures(tmp_path):
    (tmp_path / "upload").write_bytes(b"%PDF-1.7\n")
    with pytest.raises(NotTaken, match="not_a_picture"):
        sniffing.picture(tmp_path / "upload")


def test_a_picture_has_one_page(tmp_path, folder):
    (tmp_path / "upload").write_bytes(written(Image.new("RGB", (3200, 100)), "PNG"))
    assert evidence.page(tmp_path / "upload", folder)["width"] == evidence.PAGE
    with pytest.raises(NotTaken, match="no_such_page"):
        evidence.page(tmp_path / "upload", folder, page=2)
