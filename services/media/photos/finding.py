"""Finds faces with the cascades that OpenCV ships, on a small grey copy of the picture (R-MED-02).

One cascade proposes, two others must agree where it did, which is cheap there. Only where nothing is found the picture
is looked at again: larger, evened out, tilted. What is found is proposed; a person confirms.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np

from services.media.photos.framing import Box

SIDE = 190  # of a square with as many pixels as the copy that is searched first
LARGER = 380
TILTS = (-14, 14, -28, 28)  # degrees
STEP, CLOSELY = 1.15, 1.1  # from one size of faces to the next: all over, and at a proposal
SMALLEST, LEAST = 20, 0.06  # a face's pixels in a copy, and its part of the shorter side
NEIGHBOURS = 2  # overlapping finds that make one
AROUND, ACROSS = 0.35, 48  # how a proposal is looked at again: with this much room, its face this many pixels wide
SURE = 3  # finds of every cascade that make a second face convincing
SECOND = 0.5  # and its part of the first one's size
PROPOSES, AGREE = "alt2", ("default", "alt")


@dataclass(frozen=True)
class Found:
    """A face in a copy, and in how many overlapping places each cascade saw it: what proposed it, then the others."""

    box: Box
    seen: tuple[int, ...]

    @property
    def is_one(self) -> bool:
        return all(self.seen)

    @property
    def is_certain(self) -> bool:
        return min(self.seen) >= SURE


def faces(grey: np.ndarray) -> list[Box]:
    """The faces in a grey picture, the largest first: two only where the second is convincing."""
    for copy, back in _copies(grey):
        found = _apart([each for each in _proposals(copy) if each.is_one])
        if found:
            return [_moved(each.box, back) for each in _counting(found)]
    return []


def load() -> None:
    """Read the cascades now; else the first search does."""
    for name in (PROPOSES, *AGREE):
        _cascade(name)


def _copies(grey: np.ndarray) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Copies to search, the cheapest first, each with the affine matrix that leads back to the picture."""
    small = _reduced(grey, SIDE)
    yield small, _scaling(small, grey)
    larger = _reduced(grey, LARGER)
    yield cv2.equalizeHist(larger), _scaling(larger, grey)
    for degrees in TILTS:
        turn = cv2.getRotationMatrix2D((small.shape[1] / 2, small.shape[0] / 2), degrees, 1)
        turned = cv2.warpAffine(small, turn, small.shape[::-1], borderMode=cv2.BORDER_REPLICATE)
        yield turned, _scaling(small, grey)[:, :2] @ cv2.invertAffineTransform(turn)


def _reduced(grey: np.ndarray, side: int) -> np.ndarray:
    scale = side / (grey.shape[0] * grey.shape[1]) ** 0.5
    if scale >= 1:
        return grey
    width, height = (max(1, round(length * scale)) for length in grey.shape[::-1])
    return cv2.resize(grey, (width, height), interpolation=cv2.INTER_AREA)


def _scaling(copy: np.ndarray, grey: np.ndarray) -> np.ndarray:
    return np.array([[grey.shape[1] / copy.shape[1], 0, 0], [0, grey.shape[0] / copy.shape[0], 0]])


def _proposals(copy: np.ndarray) -> Iterator[Found]:
    least = max(SMALLEST, round(min(copy.shape) * LEAST))
    for (left, top, width, height), neighbours in _detected(PROPOSES, copy, STEP, least, min(copy.shape)):
        box = Box(float(left), float(top), float(width), float(height))
        yield Found(box, (neighbours, *(_agreeing(name, copy, box) for name in AGREE)))


def _agreeing(name: str, copy: np.ndarray, box: Box) -> int:
    """In how many overlapping places another cascade sees this face."""
    room = AROUND * box.width
    left, top = max(0, round(box.left - room)), max(0, round(box.top - room))
    right, bottom = round(box.left + box.width + room), round(box.top + box.height + room)
    part, width = copy[top:bottom, left:right], box.width
    if width > ACROSS:
        scale = ACROSS / width
        part, width = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), ACROSS
    return max((seen for _, seen in _detected(name, part, CLOSELY, round(0.6 * width), round(1.6 * width))), default=0)


def _detected(name: str, grey: np.ndarray, step: float, least: int, most: int) -> Iterator[tuple[np.ndarray, int]]:
    sizes = {"minSize": (least, least), "maxSize": (most, most)}
    boxes, neighbours = _cascade(name).detectMultiScale2(grey, step, NEIGHBOURS, **sizes)
    yield from zip(boxes, (int(neighbour) for neighbour in neighbours), strict=True)


@functools.cache
def _cascade(name: str) -> cv2.CascadeClassifier:
    return cv2.CascadeClassifier(f"{cv2.data.haarcascades}haarcascade_frontalface_{name}.xml")


def _apart(found: list[Found]) -> list[Found]:
    """Of two that lie in one another the one that was seen more often; the largest first."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda one: -sum(one.seen)):
        if not any(_lie_together(each.box, other.box) for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda one: -one.box.width)


def _lie_together(one: Box, other: Box) -> bool:
    reach = max(one.width, other.width) * 0.6
    return all(abs(here - there) < reach for here, there in zip(one.middle, other.middle, strict=True))


def _counting(found: list[Found]) -> list[Found]:
    """The first face, and of the others those that nobody could overlook."""
    first = max(found, key=lambda one: (one.is_certain, one.box.width))
    others = [one for one in found if one is not first and one.is_certain]
    return [first, *(one for one in others if one.box.width >= SECOND * first.box.width)]


def _moved(box: Box, back: np.ndarray) -> Box:
    """A box of a copy, in the picture; one of a tilted copy stands upright about its middle."""
    across, down = back @ (*box.middle, 1)
    width, height = box.width * float(np.hypot(*back[:, 0])), box.height * float(np.hypot(*back[:, 1]))
    return Box(float(across) - width / 2, float(down) - height / 2, width, height)
