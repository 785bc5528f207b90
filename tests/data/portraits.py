"""Photo files as schools send them: one well-known portrait in any number of variants, and ten that must be refused.

Everything follows from the seed, so a failing run can be repeated; a file takes hundredths of a second.
"""

import functools
import io
import random
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
import skimage.data
from PIL import Image

MEGAPIXELS = (0.5, 0.5, 0.5, 0.8, 0.8, 1, 1, 1.5, 2, 3)  # what phones and scanners make, mostly after a messenger
LARGE = 12
EACH_LARGE = 40  # one in so many files comes straight from a phone
ORIENTATION, GPS = 0x0112, 0x8825
NORTH, EAST = {1: "N", 2: (31.0, 49.0, 12.0)}, {3: "E", 4: (117.0, 13.0, 48.0)}
TURNS = {  # what a viewer has to do, by EXIF orientation, undone
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}
BACKGROUNDS = ((255, 255, 255), (67, 142, 219), (216, 232, 245), (238, 238, 236))  # white, blue, light blue, a wall
# Where the person ends and the room begins in the portrait.
OUTLINE = (
    (20, 512), (22, 420), (38, 320), (58, 250), (98, 212), (116, 190), (124, 166), (150, 152), (186, 148),
    (184, 128), (166, 120), (152, 92), (156, 62), (176, 34), (206, 18), (238, 14), (270, 24), (292, 50), (301, 82),
    (294, 112), (276, 132), (262, 172), (290, 196), (304, 224), (304, 240), (334, 262), (352, 292), (362, 350),
    (402, 345), (456, 356), (488, 400), (500, 460), (508, 512),
)  # fmt: skip
FACE = (225.0, 114.0)  # its middle in the portrait, whose face is about 98 pixels wide
FACE_WIDTH = 98.0


@dataclass(frozen=True)
class Look:
    """A variant: `share` of the picture's width that the face takes, its middle (0 to 1), degrees, factor of light."""

    megapixels: float = 1
    aspect: float = 0.75
    share: float = 0.28
    middle: tuple[float, float] = (0.5, 0.42)
    tilt: float = 0
    light: float = 1
    background: tuple[int, int, int] | None = None
    quality: int = 88


def picture(look: Look) -> Image.Image:
    """The portrait as `look` says, upright."""
    height = round((look.megapixels * 1e6 / look.aspect) ** 0.5)
    width = round(height * look.aspect)
    turn = cv2.getRotationMatrix2D(FACE, look.tilt, look.share * width / FACE_WIDTH)
    turn[:, 2] += np.array(look.middle) * (width, height) - FACE
    border = cv2.BORDER_CONSTANT if look.background else cv2.BORDER_REPLICATE
    drawn = cv2.warpAffine(
        _sitter(look.background),
        turn,
        (width, height),
        flags=cv2.INTER_LINEAR,
        borderMode=border,
        borderValue=look.background or 0,
    )
    return Image.fromarray(cv2.convertScaleAbs(drawn, alpha=look.light))


def encoded(upright: Image.Image, *, orientation: int = 1, gps: bool = False, quality: int = 88) -> bytes:
    """A JPEG as a camera writes it: the sensor's rows, and in EXIF how to turn them and where it was taken."""
    turn = TURNS[orientation]
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    if gps:
        exif[GPS] = NORTH | EAST
    written = io.BytesIO()
    (upright.transpose(turn) if turn is not None else upright).save(written, "JPEG", quality=quality, exif=exif)
    return written.getvalue()


def any_look(chance: random.Random) -> Look:
    """A portrait that an office would accept."""
    return Look(
        megapixels=chance.choice(MEGAPIXELS) if chance.randrange(EACH_LARGE) else LARGE,
        aspect=chance.choice((0.75, 0.75, 0.8, 2 / 3, 1.0)),
        share=chance.uniform(0.24, 0.38),
        middle=(chance.uniform(0.44, 0.56), chance.uniform(0.4, 0.48)),
        tilt=chance.uniform(-6, 6),
        light=chance.uniform(0.75, 1.15),
        background=chance.choice((None, *BACKGROUNDS)),
    )


def portraits(folder: Path, names: Iterable[str], seed: int = 1) -> list[Path]:
    """A good photo file for each name (an ID number or a personal number), `<name>.jpg` in `folder`."""
    return [_written(folder / f"{name}.jpg", good(random.Random(f"{seed}:{name}"))) for name in names]


def good(chance: random.Random) -> bytes:
    """One of them."""
    orientation = chance.choice((1, 1, 1, 3, 6, 8))
    return encoded(picture(any_look(chance)), orientation=orientation, gps=chance.random() < 0.3)


def bad_portraits(folder: Path, names: Iterable[str], seed: int = 1) -> dict[str, Path]:
    """A file of each bad kind (BAD) under the next of at least ten names; the one of "unknown" belongs to nobody."""
    files = zip(BAD, names, strict=False)
    return {kind: _written(folder / f"{name}.jpg", BAD[kind](random.Random(f"{seed}:{kind}"))) for kind, name in files}


def _no_face(_: random.Random) -> bytes:
    return encoded(Image.fromarray(skimage.data.coffee()).resize((900, 600)))


def _two_faces(chance: random.Random) -> bytes:
    one, other = (picture(Look(share=0.36, tilt=chance.uniform(-4, 4), light=light)) for light in (1, 0.9))
    both = Image.new("RGB", (one.width + other.width, one.height))
    both.paste(one)
    both.paste(other, (one.width, 0))
    return encoded(both)


def _too_small(_: random.Random) -> bytes:
    return encoded(picture(Look(megapixels=0.02)))


def _blurred(chance: random.Random) -> bytes:
    sharp = np.asarray(picture(any_look(chance)))
    return encoded(Image.fromarray(cv2.GaussianBlur(sharp, (0, 0), sharp.shape[1] * 0.02)))


def _wrong_ratio(_: random.Random) -> bytes:
    return encoded(picture(Look(megapixels=0.6, aspect=0.4, share=0.88)))


def _not_a_picture(chance: random.Random) -> bytes:
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + chance.randbytes(40_000)


def _too_large(_: random.Random) -> bytes:
    written = io.BytesIO()
    Image.new("L", (9000, 9000), 200).save(written, "JPEG", quality=10)
    return written.getvalue()


def _polyglot(chance: random.Random) -> bytes:
    """A photo to one program, an archive with a page in it to another."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("index.html", "<script>alert(document.domain)</script>")
    return good(chance) + archive.getvalue()


def _text(_: random.Random) -> bytes:
    return "姓名,照片\n张三,见附件\n".encode()


BAD: dict[str, Callable[[random.Random], bytes]] = {
    "no_face": _no_face,
    "two_faces": _two_faces,
    "too_small": _too_small,
    "blurred": _blurred,
    "wrong_ratio": _wrong_ratio,
    "not_a_picture": _not_a_picture,
    "too_large": _too_large,
    "polyglot": _polyglot,
    "text": _text,
    "unknown": good,
}


@functools.cache
def _sitter(background: tuple[int, int, int] | None) -> np.ndarray:
    """The portrait, before its own background or a plain one."""
    portrait = skimage.data.astronaut()
    if background is None:
        return portrait
    mask = np.zeros(portrait.shape[:2], np.uint8)
    cv2.fillPoly(mask, [np.array(OUTLINE)], 255)
    person = cv2.GaussianBlur(mask, (0, 0), 1.5)[..., None] / 255
    return (portrait * person + np.array(background) * (1 - person)).astype(np.uint8)


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
