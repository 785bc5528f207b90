"""How a name sounds: the surname by a table of its own, the rest sign by sign, without tones.

单 is shàn as a surname and dān elsewhere, 尉迟 is yùchí: libraries read a name as they read a text. What many dialects
do not tell apart (zh and z, ing and in) counts as the same sound, for blocks and scores alike.
"""

from __future__ import annotations

import functools
import itertools
import re
from pathlib import Path

import yaml
from pypinyin import Style, pinyin

from services.common.persons import names

FILE = Path(__file__).with_name("surnames.yaml")
PARTS = re.compile(rf"[{names.HAN}]|[^{names.HAN}{re.escape(names.SEPARATOR)}]+")
FOLDED = ((re.compile(r"^([zcs])h"), r"\1"), (re.compile(r"ng$"), "n"))
Sounds = tuple[str, ...]


def signs(name: str) -> tuple[str, ...]:
    """The Han of a name one by one, runs of other letters whole; width, case and dots say nothing."""
    return tuple(PARTS.findall(names.comparable(name)))


def surname(name: tuple[str, ...]) -> tuple[str, ...]:
    """The signs of the surname."""
    return name[:2] if len(name) > 2 and "".join(name[:2]) in _table() else name[:1]


def sounds(name: tuple[str, ...]) -> Sounds:
    """The syllables of a name, folded."""
    first = surname(name)
    return (*_surname_sounds("".join(first)), *(_sound(sign) for sign in name[len(first) :]))


def surname_sounds(name: tuple[str, ...]) -> Sounds:
    """Those of its surname."""
    return _surname_sounds("".join(surname(name)))


@functools.lru_cache(maxsize=5_000)
def _surname_sounds(surname: str) -> Sounds:
    known = _table().get(surname)
    return (
        tuple(map(_folded, known.split())) if known else tuple(map(_sound, surname if len(surname) < 3 else [surname]))
    )


@functools.lru_cache(maxsize=20_000)
def _sound(sign: str) -> str:
    """The most usual reading of one Han; other letters sound as they are written."""
    return _folded(pinyin(sign, style=Style.NORMAL, errors="default")[0][0])


def _folded(syllable: str) -> str:
    for pattern, by in FOLDED:
        syllable = pattern.sub(by, syllable)
    return syllable


@functools.cache
def _table() -> dict[str, str]:
    """Surname → its syllables."""
    known = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    single = itertools.chain.from_iterable(((sign, sound) for sign in some) for sound, some in known["one"].items())
    return dict(single) | {surname: sound for sound, surname in known["two"].items()}
