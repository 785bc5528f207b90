"""How photos are wanted: the standards that are shipped, and those that provinces set (R-MED-01)."""

from __future__ import annotations

import functools
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import yaml

from services.common.errors import Invalid

OWN = "own"
OWN_NAME = {"zh": "自定义", "en": "Own values"}
MM_PER_INCH = 25.4
LARGEST = 1000  # pixels on the long side: portraits are kept with 1600, and the photo is a part of one


@dataclass(frozen=True)
class Standard:
    """Sizes in millimetres, density in dots per inch, at most `max_bytes` (None: no limit)."""

    preset: str
    width_mm: float
    height_mm: float
    dpi: int
    max_bytes: int | None

    @property
    def width(self) -> int:
        return round(self.width_mm / MM_PER_INCH * self.dpi)

    @property
    def height(self) -> int:
        return round(self.height_mm / MM_PER_INCH * self.dpi)

    def terms(self) -> dict[str, int | None]:
        """The standard as the tasks of the darkroom take it."""
        return {"width": self.width, "height": self.height, "dpi": self.dpi, "max_bytes": self.max_bytes}

    def shown(self, language: str) -> dict[str, Any]:
        """The standard as it is shown (contracts/media/files.py, PhotoStandard)."""
        name = names().get(self.preset, OWN_NAME)["en" if language.startswith("en") else "zh"]
        return asdict(self) | {"name": name, "width": self.width, "height": self.height}


def wanted(preset: str, **own: Any) -> Standard:
    """The standard that a province asks for: a shipped one by name, or "own" with all its values."""
    if preset == OWN:
        return _own(**own)
    found = next((standard for standard in shipped() if standard.preset == preset), None)
    if found is None:
        raise Invalid("There is no photo standard of this name.")
    return found


def _own(
    width_mm: float | None = None, height_mm: float | None = None, dpi: int | None = None, max_bytes: int | None = None
) -> Standard:
    if width_mm is None or height_mm is None or dpi is None:
        raise Invalid("A standard of one's own needs width, height and density.")
    own = Standard(OWN, width_mm, height_mm, dpi, max_bytes)
    if max(own.width, own.height) > LARGEST:
        raise Invalid("A photo has at most {most} pixels on its long side. Please lower size or density.", most=LARGEST)
    return own


def default() -> Standard:
    """Everybody's, unless the own province set another one."""
    return shipped()[0]


@functools.cache
def shipped() -> tuple[Standard, ...]:
    """The standards of standards.yaml."""
    return tuple(Standard(**{key: value for key, value in each.items() if key != "name"}) for each in _loaded())


@functools.cache
def names() -> dict[str, dict[str, str]]:
    """Their names by language."""
    return {each["preset"]: each["name"] for each in _loaded()}


@functools.cache
def _loaded() -> list[dict[str, Any]]:
    return yaml.safe_load((Path(__file__).parent / "standards.yaml").read_text(encoding="utf-8"))
