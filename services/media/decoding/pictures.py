"""Pictures in and out of memory: read upright and in sRGB, written without anything but the picture."""

import contextlib
import io
import math
import struct
import warnings
from collections.abc import Iterator
from pathlib import Path

from PIL import ExifTags, Image, ImageCms

from services.contracts.media import files
from services.media.decoding import jpeg, png, sniffing
from services.media.decoding.refusal import NotTaken

Image.MAX_IMAGE_PIXELS = sniffing.PIXELS  # once more, by the decoder itself
warnings.simplefilter("error", Image.DecompressionBombWarning)
Image.preinit()

QUALITY = 85
FLAT = 4096  # colours; a photo has more
PROFILE_BYTES = 4 * 1024 * 1024
SRGB = ImageCms.createProfile("sRGB")
FORMATS = {files.JPEG: "JPEG", files.PNG: "PNG"}
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}  # fmt: skip
UNDECODED = (OSError, SyntaxError, ValueError, EOFError, struct.error)
FAULTS = (ImageCms.PyCMSError, OSError, ValueError, SyntaxError)


def read(source: Path, longest: int) -> Image.Image:
    """The picture upright, RGB or grey (L), on white where transparent, at most `longest` pixels on its long side.

    A large JPEG is decoded in a fraction of its size where that is enough. Raises NotTaken.
    """
    with _opened(source) as image:
        return _developed(image, longest, longest)


def read_coarsely(source: Path, *, ratio: float = 0, longest: int = 0) -> tuple[Image.Image, float]:
    """The same, reduced by decoding alone, and how much of its size is left.

    At least `ratio` of it and at least `longest` pixels on the long side; for whoever reduces it further.
    """
    with _opened(source) as image:
        whole = max(image.size)
        picture = _developed(image, max(1, longest, math.ceil(whole * min(1.0, ratio))), whole)
        return picture, max(picture.size) / whole


@contextlib.contextmanager
def _opened(source: Path) -> Iterator[Image.Image]:
    """The picture, checked and not decoded yet."""
    form = sniffing.picture(source)
    data = source.read_bytes()
    parsed = (jpeg if form == files.JPEG else png).parse(data)
    sniffing.check_pixels(parsed.width, parsed.height)
    sniffing.check_rest(data, parsed.end)
    try:
        with Image.open(io.BytesIO(parsed.with_hints()), formats=[FORMATS[form]]) as image:
            yield image
    except UNDECODED:
        raise NotTaken("damaged") from None


def _developed(image: Image.Image, decoded: int, longest: int) -> Image.Image:
    """Decoded to at least `decoded` pixels on its long side, which may be far more, then reduced to `longest`."""
    turn = _turn(image)
    profile = image.info.get("icc_profile") or b""
    image.draft(None, _fitting(image.size, decoded))  # the next larger fraction of the size; other formats ignore it
    reduced = fitted(_simple(image), longest)
    coloured = _in_srgb(reduced, profile)
    upright = coloured if turn is None else coloured.transpose(turn)
    upright.info.clear()  # whatever is left there would be written again
    return upright


def _turn(image: Image.Image) -> Image.Transpose | None:
    """How to set the picture upright; a broken EXIF says nothing."""
    try:
        return TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # its parser raises whatever it likes
        return None


def _fitting(size: tuple[int, int], longest: int) -> tuple[int, int]:
    scale = min(1.0, longest / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def fitted(image: Image.Image, longest: int) -> Image.Image:
    """The picture itself, or a smaller one whose long side has `longest` pixels."""
    size = _fitting(image.size, longest)
    return image if image.size == size else image.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)


def _simple(image: Image.Image) -> Image.Image:
    """Eight bits: RGB, grey, or still CMYK, whose profile knows more than we do; white where it is transparent."""
    if image.mode.startswith("I"):  # sixteen bits of grey
        return image.convert("I").point(lambda value: value / 257).convert("L")
    if image.has_transparency_data:
        layer = image if image.mode == "RGBA" else image.convert("RGBA")
        white = Image.new("RGB", image.size, "white")
        white.paste(layer, mask=layer.getchannel("A"))  # half the memory of composing two layers
        return white
    if image.mode in ("RGB", "L", "CMYK"):
        image.load()
        return image
    return image.convert("L" if image.mode == "1" else "RGB")


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """A profile that does not fit the picture is ignored, as viewers do."""
    if 0 < len(profile) <= PROFILE_BYTES:
        with contextlib.suppress(*FAULTS):
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            if not ImageCms.getProfileDescription(given).startswith("sRGB"):
                return ImageCms.profileToProfile(image, given, SRGB, outputMode="RGB")
    return image.convert("RGB") if image.mode == "CMYK" else image


def save(image: Image.Image, path: Path) -> str:
    """As JPEG, legible; the media type."""
    image.save(path, "JPEG", quality=QUALITY, optimize=True)
    return files.JPEG


def save_smaller(image: Image.Image, path: Path) -> str:
    """As PNG where that is the smaller one, as it is with drawings and screenshots, else as JPEG; the media type."""
    save(image, path)
    if image.getcolors(FLAT) is None:
        return files.JPEG
    drawn = io.BytesIO()
    image.save(drawn, "PNG", optimize=True)
    if drawn.tell() >= path.stat().st_size:
        return files.JPEG
    path.write_bytes(drawn.getvalue())
    return files.PNG
