"""Makes pictures and things that pretend to be pictures, each meant to harm whoever opens it; nothing is vendored."""

import functools
import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from PIL import Image, PngImagePlugin

SCRIPT = b"<script>alert('xingtan')</script>"
PLACE = "39.9042 N 116.4074 E"


def picture() -> Image.Image:
    """Neither flat nor large."""
    return Image.linear_gradient("L").resize((160, 120)).convert("RGB")


def jpeg(**options: object) -> bytes:
    file = io.BytesIO()
    picture().save(file, "JPEG", **options)
    return file.getvalue()


def png(**options: object) -> bytes:
    file = io.BytesIO()
    picture().save(file, "PNG", **options)
    return file.getvalue()


def saved_as(form: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture().save(file, form, **options)
    return file.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def zipped(size: int = 1000) -> bytes:
    """An archive of one file that unfolds to `size` bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("payload.bin", "w") as payload:
        for _ in range(max(1, size >> 20)):
            payload.write(bytes(min(size, 1 << 20)))
    return file.getvalue()


def ofd() -> bytes:
    """A document of GB/T 33190, as far as its outside goes."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Doc_0/Document.xml", b"<ofd:Document/>")
        archive.writestr("OFD.xml", b"<ofd:OFD/>")
    return file.getvalue()


def huge_png(width: int = 20_000, height: int = 20_000) -> bytes:
    """400 megapixels of one bit, whole and valid, in 50 kB."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes((1 + -(-width // 8)) * height), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def png_with(*chunks: bytes) -> bytes:
    """A valid PNG with chunks after its header."""
    plain = png()
    return plain[:33] + b"".join(chunks) + plain[33:]


@functools.cache
def bomb(size: int = 256 << 20) -> bytes:
    """Zeros, packed a thousand to one."""
    packing = zlib.compressobj(9)
    return b"".join(packing.compress(bytes(1 << 20)) for _ in range(size >> 20)) + packing.flush()


def jpeg_with(*segments: bytes) -> bytes:
    plain = jpeg()
    return plain[:2] + b"".join(segments) + plain[2:]


def vast_jpeg() -> bytes:
    """A header that speaks of four gigapixels."""
    plain = bytearray(jpeg())
    frame = plain.index(b"\xff\xc0")
    plain[frame + 5 : frame + 9] = b"\xff\xff\xff\xff"
    return bytes(plain)


def jpeg_of_many_scans() -> bytes:
    """Each scan is decoded over the whole picture."""
    plain = jpeg(progressive=True)
    first = plain.index(b"\xff\xda")
    following = plain.index(b"\xff", first + 14)
    return plain[:first] + plain[first:following] * 5000 + plain[following:]


def with_exif(text: str) -> bytes:
    """EXIF that speaks: where it was taken, and a script as its description."""
    exif = Image.Exif()
    exif[0x010E] = SCRIPT.decode()
    exif[0x9286] = text
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (39.0, 54.0, 15.0)
    return jpeg(exif=exif, comment=SCRIPT)


def animated() -> bytes:
    return png(save_all=True, append_images=[Image.new("RGB", (160, 120), "red")])


def with_text() -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_itxt("XML:com.adobe.xmp", PLACE)
    return png(pnginfo=notes)


REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "nothing": ("empty", bytes),
    "noise": ("unknown_type", lambda: bytes(range(256)) * 40),
    "zip bomb named .jpg": ("archive", lambda: zipped(64 << 20)),
    "old office document": ("archive", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)),
    "400 megapixels in a PNG": ("too_many_pixels", huge_png),
    "a PNG one pixel high and very wide": ("too_narrow", lambda: huge_png(40_000, 1)),
    "an OFD document": ("ofd", ofd),
    "4 gigapixels in a JPEG's header": ("too_many_pixels", vast_jpeg),
    "PNG of a hundred thousand chunks": ("too_complex", lambda: png_with(chunk(b"IDAT", b"") * 100_000)),
    "JPEG of five thousand scans": ("too_complex", jpeg_of_many_scans),
    "truncated JPEG": ("damaged", lambda: jpeg()[:-600]),
    "JPEG cut in its header": ("damaged", lambda: jpeg()[:100]),
    "truncated PNG": ("damaged", lambda: png()[:-100]),
    "PNG with two headers": ("damaged", lambda: png_with(png()[8:33])),
    "PNG whose pixels end early": ("damaged", lambda: huge_png(1000, 1000).replace(b"\0\0\3\xe8", b"\0\0\7\xd0", 1)),
    "JPEG and HTML": ("polyglot", lambda: jpeg() + b"<html><body>" + SCRIPT),
    "JPEG and ZIP": ("polyglot", lambda: jpeg() + zipped()),
    "PNG and ZIP": ("polyglot", lambda: png() + zipped()),
    "JPEG and PDF": ("polyglot", lambda: jpeg() + b"%PDF-1.4\n%%EOF"),
    "JPEG that readers of PDF open": ("polyglot", lambda: jpeg_with(segment(0xFE, b"%PDF-1.4\n1 0 obj"))),
    "GIF and JAR": ("other_picture", lambda: saved_as("GIF") + zipped()),
    "BMP": ("other_picture", lambda: saved_as("BMP")),
    "TIFF": ("other_picture", lambda: saved_as("TIFF")),
    "WebP": ("other_picture", lambda: saved_as("WEBP")),
    "HEIC": ("heic", lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100)),
    "SVG": ("web_page", lambda: b"<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'>" + SCRIPT + b"</svg>"),
    "HTML named .png": ("web_page", lambda: b"\xef\xbb\xbf \n<!DOCTYPE html>" + SCRIPT),
}

# Taken, but nothing of what was hidden in them is left.
CLEANED: dict[str, Callable[[], bytes]] = {
    "EXIF with a script and a place": lambda: with_exif(PLACE),
    "PNG with a note": with_text,
    "PNG with a text that unfolds to 256 MB": lambda: png_with(chunk(b"zTXt", b"note\0\0" + bomb())),
    "PNG with a profile that unfolds to 256 MB": lambda: png_with(chunk(b"iCCP", b"icc\0\0" + bomb())),
    "PNG with notes of megabytes": lambda: png_with(chunk(b"tEXt", b"note\0" + SCRIPT * 100_000)),
    "JPEG with a script in an unknown segment": lambda: jpeg_with(segment(0xEB, SCRIPT * 100)),
    "JPEG with a broken profile": lambda: jpeg_with(segment(0xE2, b"ICC_PROFILE\0\1\1" + SCRIPT * 100)),
    "JPEG with broken EXIF": lambda: jpeg_with(segment(0xE1, b"Exif\0\0II*\0\xff\xff\xff\xff" + SCRIPT)),
    "JPEG with a phone's second picture behind it": lambda: jpeg() + jpeg(comment=b"second"),
    "moving PNG": animated,
}
