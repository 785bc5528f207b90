"""Whether a photo can be used: refused when blurred, with warnings about what only a person can judge (R-MED-02).

Measured on the photo at one size, whatever its standard, so that every figure means the same for a phone's twelve
megapixels and a scan. The limits were set on variants of a real portrait (tests/unit/media/photos/test_quality.py).
"""

from __future__ import annotations

import cv2
import numpy as np

from services.media.photos.framing import Box

ACROSS = 96  # pixels of a face when its sharpness is measured
BLURRED, SOFT = 0.01, 0.02  # edges against contrast; a sharp face has 0.05 and more, blurred by its fiftieth 0.009
DARK, BRIGHT = 60, 215  # the middle grey of a face
GLARING, GLARE = 252, 0.2  # a grey without drawing, and the part of a face that may have it
CORNER = 0.12, 0.25  # of the photo's width and height: beside the hair, above the shoulders
LIGHT, EVEN = 90, 40  # background: least grey, most difference from left to right
PLAIN, MOST = 35, (15, 85)  # how far apart the greys of most of a corner may lie; hair may reach into it


def sharpness(face: np.ndarray) -> float:
    """Edges against contrast in a grey face; independent of light, and of any size from about a hundred pixels."""
    shrinks = face.shape[1] > ACROSS
    normal = cv2.resize(face, (ACROSS, ACROSS), interpolation=cv2.INTER_AREA if shrinks else cv2.INTER_LINEAR)
    contrast = float(normal.var())
    return float(cv2.Laplacian(normal, cv2.CV_64F).var()) / contrast if contrast > 1 else 0.0


def is_blurred(grey: np.ndarray, face: Box) -> bool:
    """Whether nobody would take the picture for sharp."""
    return sharpness(part(grey, face)) < BLURRED


def warnings(photo: np.ndarray, face: Box) -> list[str]:
    """Codes (warnings.py) of what a person should look at in a grey photo; `face` lies in it."""
    seen = part(photo, face)
    middle = float(np.median(seen))
    signs = {
        "soft": sharpness(seen) < SOFT,
        "dark": middle < DARK,
        "bright": middle > BRIGHT or float((seen >= GLARING).mean()) > GLARE,
        "background": not has_plain_background(photo),
    }
    return [code for code, holds in signs.items() if holds]


def has_plain_background(photo: np.ndarray) -> bool:
    """Light and even in both upper corners: white, light blue, or the usual blue."""
    width, height = (max(1, round(share * length)) for share, length in zip(CORNER, photo.shape[::-1], strict=True))
    corners = photo[:height, :width], photo[:height, -width:]
    left, right = (float(np.median(corner)) for corner in corners)
    scatter = max(float(np.ptp(np.percentile(corner, MOST))) for corner in corners)
    return min(left, right) >= LIGHT and abs(left - right) <= EVEN and scatter <= PLAIN


def part(grey: np.ndarray, box: Box) -> np.ndarray:
    """What of a picture lies in a box, at least a pixel."""
    left, top = (
        int(max(0, min(place, room - 1))) for place, room in ((box.left, grey.shape[1]), (box.top, grey.shape[0]))
    )
    right, bottom = round(box.left + box.width), round(box.top + box.height)
    return grey[top : max(bottom, top + 1), left : max(right, left + 1)]
