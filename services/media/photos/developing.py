"""The darkroom's tasks for photos: a portrait and the frame that is offered, a cut, both for batches (R-MED-02).

A picture is decoded once, in a fraction of its size where that is enough. `standard` is what Standard.terms() gives.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from PIL import ExifTags, Image

from services.media.decoding import pictures
from services.media.decoding.refusal import NotTaken
from services.media.photos import cutting, finding, framing, quality, standards
from services.media.photos.framing import Box, Size

LONGEST, THUMB = 1600, 320  # pixels on the long side
NARROW = 3  # times as long as wide, which no camera's picture of one person is
PORTRAIT_NAME, THUMB_NAME, PHOTO_NAME = "portrait.jpg", "thumb.jpg", "photo.jpg"
NORMAL_SIZE = 197, 244  # of the photo that is judged, whatever the standard
DEFAULT = standards.default().terms()  # read before anything is confined
NO_FACE, TWO_FACES, BLURRED = "no_face", "two_faces", "blurred"
AS_WARNING = {framing.WRONG_RATIO: "near_edge", framing.TOO_SMALL: "far"}


@dataclass(frozen=True)
class Seen:
    """A picture, the faces in it, the frame around the only one, or the reason why none is offered."""

    picture: Image.Image
    grey: np.ndarray
    faces: list[Box]
    box: Box | None
    reason: str | None


def portrait(source: Path, folder: Path, standard: Mapping[str, Any] | None = None) -> dict:
    """The task "portrait": the upright picture, and the frame that is offered to the person who sets it."""
    wanted = _size(standard)
    seen = _look(_read(source), wanted)
    if framing.too_small(_size_of(seen.picture), wanted):
        raise NotTaken("picture_too_small", width=round(wanted.width), height=round(wanted.height))
    if seen.box:
        warned = _judged(cutting.scaled(seen.picture, seen.box, *NORMAL_SIZE))
    else:
        warned = [AS_WARNING.get(str(seen.reason), str(seen.reason))]
    return _portrait(seen, folder) | {"warnings": warned}


def cut(source: Path, folder: Path, box: Mapping[str, float], standard: Mapping[str, Any] | None = None) -> dict:
    """The task "cut": the photo by a frame that a person set on the upright picture, in its pixels."""
    wanted = _size(standard)
    picture, ratio = pictures.read_coarsely(source, ratio=wanted.width / box["width"])
    whole = Size(picture.width / ratio, picture.height / ratio)
    framed = framing.checked(Box(**box), whole, wanted)
    if framed.box is None:
        raise NotTaken(f"frame_{framed.reason}")
    return _photo(picture, framed.box.scaled(ratio), folder, standard)


def photo(source: Path, folder: Path, standard: Mapping[str, Any] | None = None) -> dict:
    """The task "photo": the portrait, and the photo as the machine cuts it, or the reason why it does not."""
    seen = _look(_read(source), _size(standard))
    reason = BLURRED if seen.box and quality.is_blurred(seen.grey, seen.faces[0]) else seen.reason
    made = None
    if seen.box and not reason:
        try:
            made = _photo(seen.picture, seen.box, folder, standard)
        except NotTaken as refused:
            reason = refused.reason
    return {"portrait": _portrait(seen, folder) | {"warnings": []}, "photo": made, "reason": reason}


def _read(source: Path) -> Image.Image:
    """The picture, at most LONGEST pixels long; twice as fast as by a filter whose gain nobody could see in a face."""
    picture, _ = pictures.read_coarsely(source, longest=LONGEST)
    excess = max(picture.size) / LONGEST
    if excess <= 1:
        return picture
    size = [max(1, round(length / excess)) for length in picture.size]
    nearly = picture.reduce(int(excess)) if excess >= 2 else picture
    return Image.fromarray(cv2.resize(np.asarray(nearly), size, interpolation=cv2.INTER_LINEAR))


def _look(picture: Image.Image, wanted: Size) -> Seen:
    grey = np.asarray(picture.convert("L"))
    faces = finding.faces(grey)
    if len(faces) == 1:
        framed = framing.frame(faces[0], _size_of(picture), wanted)
    else:
        framed = framing.Framing(None, TWO_FACES if faces else NO_FACE)
    if framing.too_small(_size_of(picture), wanted):
        _check_shape(picture)
        framed = framing.Framing(None, framing.TOO_SMALL)
    return Seen(picture, grey, faces, framed.box, framed.reason)


def _check_shape(picture: Image.Image) -> None:
    """A panorama may have pixels in plenty: it is its shape that leaves too few on the short side."""
    if max(picture.size) >= LONGEST and max(picture.size) > NARROW * min(picture.size):
        raise NotTaken("too_narrow")


def _portrait(seen: Seen, folder: Path) -> dict[str, Any]:
    """The portrait's files, and where the faces are."""
    pictures.save(seen.picture, folder / PORTRAIT_NAME)
    pictures.save(_thumb(seen.picture), folder / THUMB_NAME)
    return {
        "file": PORTRAIT_NAME,
        "thumb": THUMB_NAME,
        "width": seen.picture.width,
        "height": seen.picture.height,
        "faces": [[face.left, face.top, face.width, face.height] for face in seen.faces],
        "box": asdict(seen.box) if seen.box else None,
    }


def _thumb(picture: Image.Image) -> Image.Image:
    """Reduced by whole pixels first, which is far cheaper."""
    return pictures.fitted(picture.reduce(max(1, max(picture.size) // THUMB)), THUMB)


def _photo(picture: Image.Image, box: Box, folder: Path, standard: Mapping[str, Any] | None) -> dict[str, Any]:
    """The photo's file, and what a person should look at."""
    terms = standard or DEFAULT
    made = cutting.scaled(picture, box, terms["width"], terms["height"])
    (folder / PHOTO_NAME).write_bytes(cutting.encoded(made, terms["dpi"], terms["max_bytes"]))
    normal = made if made.size == NORMAL_SIZE else cutting.scaled(picture, box, *NORMAL_SIZE)
    warned = (["enlarged"] if box.width < terms["width"] - 1 else []) + _judged(normal)
    return {"file": PHOTO_NAME, "width": made.width, "height": made.height, "warnings": warned}


def _judged(normal: Image.Image) -> list[str]:
    """Warnings about a photo of the normal size."""
    return quality.warnings(np.asarray(normal.convert("L")), framing.face_in(Size(*NORMAL_SIZE)))


def _size(standard: Mapping[str, Any] | None) -> Size:
    terms = standard or DEFAULT
    return Size(terms["width"], terms["height"])


def _size_of(picture: Image.Image) -> Size:
    return Size(picture.width, picture.height)


def _warm() -> None:
    """Do everything once before children are forked: what libraries load at their first use costs more than a photo."""
    cv2.setNumThreads(1)
    finding.load()
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    with contextlib.suppress(OSError), tempfile.TemporaryDirectory() as name:  # without it all is well, and slower
        source = Path(name, "source")
        Image.linear_gradient("L").resize((400, 300)).convert("RGB").save(source, "JPEG", exif=exif)
        photo(source, Path(name))
        cut(source, Path(name), asdict(framing.middle_of(Size(300, 400), _size(None))))


_warm()
