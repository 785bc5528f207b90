"""Which sign no font has, and where in a sheet it stands: typst tells the one, the sheet the other."""

import re
from collections.abc import Iterator
from typing import Any

TOLD = re.compile(r"the text `\"(.*?)\"` could not be displayed", re.DOTALL)
ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
NAMES = ("title", "label", "name")  # under which a part of a sheet says what it is


def sign_of(message: str) -> str | None:
    """The sign that an error of typst is about, if it is about one."""
    found = TOLD.search(message)
    return ESCAPED.sub(lambda code: chr(int(code[1], 16)), found[1]) if found else None


def code_of(sign: str) -> str:
    """U+20BB7 for 𠮷; of a sign that is put together, each of its parts."""
    return " ".join(f"U+{ord(part):04X}" for part in sign)


def place_of(sheet: Any, sign: str) -> str:
    """The names of the parts of a sheet around the first text that has the sign."""
    return next((" › ".join(path) for path in _places(sheet, sign, ()) if path), "")


def _places(part: Any, sign: str, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(part, str) and sign in part:
        yield path
    elif isinstance(part, dict):
        yield from _in_dict(part, sign, path)
    elif isinstance(part, list):
        for inner in part:
            yield from _places(inner, sign, path)


def _in_dict(part: dict[str, Any], sign: str, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    own = next((str(part[name]) for name in NAMES if isinstance(part.get(name), str)), None)
    inside = (*path, own) if own else path
    if "columns" in part and "rows" in part:
        for row in part["rows"]:
            for column, cell in zip(part["columns"], row, strict=False):
                yield from _places(cell, sign, (*inside, str(column)))
    for name, inner in part.items():
        if name != "rows":
            yield from _places(inner, sign, inside)
