"""What a file name says: whose photo it is. Names are numbers of ID documents, so they are shown masked (R-MED-04)."""

import re
from pathlib import PureWindowsPath
from typing import NamedTuple

from services.common.persons.resident_number import check_character

LONGEST = 200
LONG_NUMBER = re.compile(r"\d{7,}X?", re.IGNORECASE)
ID_NUMBER = re.compile(r"(?<![0-9A-Z])([1-9]\d{16}[\dX])(?![0-9A-Z])")
PERSONAL_NUMBER = re.compile(r"(?<![0-9A-Z])([GLJ]\d{14}[0-9A-Z]{4})(?![0-9A-Z])")
DOCUMENT = re.compile(r"(?<![0-9A-Z])((?=[A-Z]*\d{5})[A-Z]{0,3}\d{5,12}[0-9A-Z]{0,2})(?![0-9A-Z])")
# What cameras and telephones call their pictures is nobody's number.
BY_A_CAMERA = re.compile(
    r"^(IMG|DSC|DSCF|DSCN|MVIMG|PXL|VID|WX|WECHAT|MMEXPORT|SCREENSHOT|PHOTO|P)[-_ ]?\d|微信|截图|照片"
)


class Named(NamedTuple):
    """The number in a name, none where there is none; `sound` unless its check character is wrong."""

    number: str | None
    sound: bool = True


def last_part(name: str) -> str:
    """The name without any path, whichever way its slashes lean, and without signs that no eye sees."""
    plain = "".join(sign for sign in PureWindowsPath(name).name if sign.isprintable())
    return plain[-LONGEST:] or "?"


def masked(name: str) -> str:
    """The name with the middle of each long number hidden."""
    return LONG_NUMBER.sub(_mask, name)


def read(name: str) -> Named:
    """The number that names the person: an ID number, a personal number, or that of another document."""
    stem = name.rpartition(".")[0] or name
    text = stem.upper().translate(FULL_WIDTH)
    if found := ID_NUMBER.search(text):
        return Named(found[1], found[1][17] == check_character(found[1]))
    if found := PERSONAL_NUMBER.search(text):
        return Named(found[1])
    found = None if BY_A_CAMERA.search(text) else DOCUMENT.search(text)
    return Named(found[1] if found else None)


def _mask(found: re.Match[str]) -> str:
    number = found[0]
    seen = 6 if len(number) >= 15 else 0
    return number[:seen] + "*" * (len(number) - seen - 4) + number[-4:]


FULL_WIDTH = {0xFEE0 + code: code for code in range(0x21, 0x7F)}
