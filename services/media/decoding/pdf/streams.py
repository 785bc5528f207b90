"""The streams of a PDF: they do not swell beyond reason, and the pictures among them carry no metadata."""

import zlib
from collections.abc import Iterator

import pikepdf

from services.media.decoding import jpeg, sniffing
from services.media.decoding.refusal import NotTaken

FLATE, DCT, JPX = "/FlateDecode", "/DCTDecode", "/JPXDecode"
SHORT = {"/Fl": FLATE, "/DCT": DCT}
FILTERS = 3  # on one stream
UNFOLDED = 256 * 1024 * 1024  # of all streams together: a picture of 50 megapixels, and much besides
CONTENT = 64 * 1024 * 1024  # of one that is no picture
STEP = 4 * 1024  # packed; a thousand times that at most, unpacked
BOXES = {b"jP  ", b"ftyp", b"jp2h", b"jp2c"}  # of JPEG 2000 (ISO 15444-1, I.2.2) without its notes


def clean(pdf: pikepdf.Pdf) -> None:
    """Put bare pictures in the place of what came; raises NotTaken."""
    left = UNFOLDED
    for stream in pdf.objects:
        if isinstance(stream, pikepdf.Stream):
            left -= _clean(stream, left)


def _clean(stream: pikepdf.Object, left: int) -> int:
    """How many bytes the stream unfolds to, where it is packed."""
    filters = _filters(stream)
    if len(filters) > FILTERS or filters.count(FLATE) > 1:
        raise NotTaken("too_complex")
    if stream.get("/Subtype") == "/Image":
        sniffing.check_pixels(int(stream.get("/Width", 1)), int(stream.get("/Height", 1)))
    else:
        left = min(left, CONTENT)
    size = sum(map(len, _unfold(stream.read_raw_bytes(), left))) if filters[:1] == [FLATE] else 0
    if DCT in filters:
        _bare_dct(stream, filters, left)
    elif filters == [JPX]:
        parameters = stream.get("/DecodeParms")
        stream.write(bare_jpx(stream.read_raw_bytes()), filter=pikepdf.Name(JPX), decode_parms=parameters)
    return size


def _filters(stream: pikepdf.Object) -> list[str]:
    given = stream.get("/Filter", [])
    names = [given] if isinstance(given, pikepdf.Name) else list(given)
    return [SHORT.get(str(name), str(name)) for name in names]


def _unfold(packed: bytes, left: int) -> Iterator[bytes]:
    """Piece by piece, so that a bomb is known before it has gone off; what is broken ends where it breaks."""
    unpacking = zlib.decompressobj()
    try:
        for start in range(0, len(packed), STEP):
            part = unpacking.decompress(packed[start : start + STEP])
            left -= len(part)
            if left < 0:
                raise NotTaken("too_heavy")
            yield part
    except zlib.error:
        return


def _bare_dct(stream: pikepdf.Object, filters: list[str], left: int) -> None:
    """A JPEG without EXIF, notes and what is appended; one that is packed once more stays so only until here."""
    if filters == [DCT]:
        data = stream.read_raw_bytes()
    elif filters == [FLATE, DCT]:
        data = b"".join(_unfold(stream.read_raw_bytes(), left))
    else:
        raise NotTaken("too_complex")
    parameters = stream.get("/DecodeParms")
    last = parameters[-1] if isinstance(parameters, pikepdf.Array) and len(parameters) else parameters
    kept = last if isinstance(last, pikepdf.Dictionary) else None
    parsed = jpeg.parse(data)
    sniffing.check_pixels(parsed.width, parsed.height)
    stream.write(parsed.bare(), filter=pikepdf.Name(DCT), decode_parms=kept)


def bare_jpx(data: bytes) -> bytes:
    """A JPEG 2000 of its needed boxes; one without boxes is bare already."""
    if not data.startswith(b"\0\0\0\x0cjP  "):
        return data
    return b"".join(box for name, box in _boxes(data) if name in BOXES)


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        length = int.from_bytes(data[at : at + 4])
        if length == 1:
            length = int.from_bytes(data[at + 8 : at + 16])
        length = length or len(data) - at
        if length < 8:
            raise NotTaken("damaged")
        yield data[at + 4 : at + 8], data[at : at + length]
        at += length
