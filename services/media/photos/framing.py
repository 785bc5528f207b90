"""Where to cut: from a face and its picture to the frame of a standard's photo, or why there is none (R-MED-02).

Plain geometry on plain values. The head, from crown to chin, takes two thirds of the photo's height
(头部占照片尺寸的2/3) and stands in its middle; where the picture ends too early the frame first moves, then gets
tighter, within limits.
"""

from __future__ import annotations

from dataclasses import dataclass

TOO_SMALL, WRONG_RATIO, OUTSIDE = "too_small", "wrong_ratio", "outside"

HEAD_SHARE = 2 / 3
TIGHTEST = 0.8  # the largest share of the photo's height that a head may take
CROWN, CHIN = 0.4, 0.15  # how far the head goes on above and below what detectors call a face, in heights of a face
MIDDLE = 0.1 + HEAD_SHARE / 2  # where the head's middle stands: a tenth of the photo lies above the crown
ASIDE, UPWARD = 0.08, 0.1  # how far it may be off its place, in widths and heights of the photo
ENLARGED_AT_MOST = 4 / 3  # 200 dpi are then made of 150, the least that the national indicator allows
CARELESS = 0.01  # by how much a frame drawn by hand may miss the ratio, beside one pixel
EDGE = 1.0  # and how many pixels it may lie outside


@dataclass(frozen=True)
class Size:
    """Of a picture or a photo, in pixels."""

    width: float
    height: float

    @property
    def aspect(self) -> float:
        return self.width / self.height


@dataclass(frozen=True)
class Box:
    """A part of a picture, from its left upper corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        return self.left + self.width / 2, self.top + self.height / 2

    def scaled(self, factor: float) -> Box:
        """The same part of a picture that is `factor` times as large."""
        return Box(self.left * factor, self.top * factor, self.width * factor, self.height * factor)


@dataclass(frozen=True)
class Framing:
    """The frame, or the reason why there is none."""

    box: Box | None
    reason: str | None = None


def head_of(face: Box) -> Box:
    """The head from crown to chin, about the face that a detector saw (brows to lower lip, cheek to cheek)."""
    return Box(face.left, face.top - CROWN * face.height, face.width, (1 + CROWN + CHIN) * face.height)


def face_in(photo: Size) -> Box:
    """Where the face lies in a photo that was framed as wanted."""
    height = photo.height * HEAD_SHARE / (1 + CROWN + CHIN)
    top = photo.height * (MIDDLE - HEAD_SHARE / 2) + CROWN * height
    return Box((photo.width - height) / 2, top, height, height)


def frame(face: Box, picture: Size, wanted: Size) -> Framing:
    """The frame around a face for a photo of `wanted` pixels."""
    head = head_of(face)
    across, down = head.middle
    height = head.height / HEAD_SHARE
    width = height * wanted.aspect
    fits = min(_fits(width, picture.width, across, 0.5, ASIDE), _fits(height, picture.height, down, MIDDLE, UPWARD))
    if fits < HEAD_SHARE / TIGHTEST:
        return Framing(None, WRONG_RATIO)
    width, height = width * min(1, fits), height * min(1, fits)
    return _large_enough(_within(Box(across - width / 2, down - height * MIDDLE, width, height), picture), wanted)


def checked(box: Box, picture: Size, wanted: Size) -> Framing:
    """A frame that a person drew, put right by what a hand cannot help: a pixel outside, a pixel off the ratio."""
    if not _inside(box, picture):
        return Framing(None, OUTSIDE)
    if abs(box.width - box.height * wanted.aspect) > max(EDGE, CARELESS * box.width):
        return Framing(None, WRONG_RATIO)
    width = min(box.width, box.height * wanted.aspect, picture.width, picture.height * wanted.aspect)
    height = width / wanted.aspect
    across, down = box.middle
    return _large_enough(_within(Box(across - width / 2, down - height / 2, width, height), picture), wanted)


def middle_of(picture: Size, wanted: Size) -> Box:
    """The largest frame in the middle of a picture."""
    width = min(picture.width, picture.height * wanted.aspect)
    height = width / wanted.aspect
    return Box((picture.width - width) / 2, (picture.height - height) / 2, width, height)


def too_small(picture: Size, wanted: Size) -> bool:
    """Whether no photo can come of it, wherever the face is."""
    return _large_enough(middle_of(picture, wanted), wanted).box is None


def _fits(length: float, room: float, place: float, share: float, slack: float) -> float:
    """Which part of `length` has room, if `place` is to lie at `share` of it, at most `slack` off."""
    return min(room, place / (share - slack), (room - place) / (1 - share - slack)) / length


def _within(box: Box, picture: Size) -> Box:
    """Moved into the picture, which is large enough."""
    left = max(0.0, min(box.left, picture.width - box.width))
    top = max(0.0, min(box.top, picture.height - box.height))
    return Box(left, top, box.width, box.height)


def _inside(box: Box, picture: Size) -> bool:
    """Whether no more than a careless edge lies outside."""
    right, bottom = box.left + box.width - picture.width, box.top + box.height - picture.height
    return max(-box.left, -box.top, right, bottom) <= EDGE


def _large_enough(box: Box, wanted: Size) -> Framing:
    """A photo is enlarged by a third at most."""
    if box.height * ENLARGED_AT_MOST < wanted.height:
        return Framing(None, TOO_SMALL)
    return Framing(box)
