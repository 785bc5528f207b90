"""Cuts a photo: exactly the standard's pixels and density, baseline JPEG without metadata, within its bytes (R-MED-01).

The same picture, frame and standard always give the same bytes: contents are kept by their digest.
"""

from __future__ import annotations

import io

from PIL import Image

from services.media.decoding.refusal import NotTaken
from services.media.photos.framing import Box

BEST, WORST = 95, 40  # below, faces fall into blocks
SUBSAMPLED = 85  # from here down colours are stored at half the density, which costs least


def scaled(picture: Image.Image, box: Box, width: int, height: int) -> Image.Image:
    """The part of a picture in the box, as RGB of these pixels."""
    left, top = max(0.0, box.left), max(0.0, box.top)
    right, bottom = min(picture.width, box.left + box.width), min(picture.height, box.top + box.height)
    size, edges = (width, height), (left, top, right, bottom)
    part = picture.resize(size, Image.Resampling.LANCZOS, box=edges, reducing_gap=2.0)
    return part if part.mode == "RGB" else part.convert("RGB")


def encoded(photo: Image.Image, dpi: int, max_bytes: int | None) -> bytes:
    """The photo as a file, in the best quality that `max_bytes` allows; NotTaken when none does."""
    best = _written(photo, dpi, BEST)
    if max_bytes is None or len(best) <= max_bytes:
        return best
    low, high = WORST, BEST
    fitting = None
    while low < high:
        quality = (low + high) // 2
        written = _written(photo, dpi, quality)
        if len(written) <= max_bytes:
            fitting, low = written, quality + 1
        else:
            high = quality
    if fitting is None:
        raise NotTaken("too_many_bytes", kilobytes=max_bytes // 1000)
    return fitting


def _written(photo: Image.Image, dpi: int, quality: int) -> bytes:
    file = io.BytesIO()
    sampling = "4:2:0" if quality <= SUBSAMPLED else "4:4:4"
    photo.save(file, "JPEG", quality=quality, subsampling=sampling, dpi=(dpi, dpi), optimize=True, progressive=False)
    return file.getvalue()
