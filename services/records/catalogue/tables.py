"""Code tables (码表): a code, its name, its parent; what people may write for it; a search; what it was before.

Values keep the names they had: a table knows its earlier versions, and former codes that no version of today holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice

from services.common.persons.spelling import comparable
from services.records.catalogue.words import Words

AMBIGUOUS = "?"


@dataclass(frozen=True)
class Code:
    """One row of a code table."""

    code: str
    name: Words
    parent: str | None = None
    aliases: tuple[str, ...] = ()
    provisional: bool = False
    valid_to: str | None = None  # the year it was abolished in; None while it holds, or if the year is not known
    became: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class CodeTable:
    """One version of one code table; rows keep the order of the standard.

    `codes` may be chosen. `former` are known by name only, unless the table is `former_allowed`, as divisions are:
    somebody was born there.
    """

    code: str
    name: Words
    version: str
    source: str
    codes: dict[str, Code]
    provisional: bool = False
    path_names: bool = False  # a name is told with its parents' before it, as 湖南省岳阳市华容县
    valid_from: date = date.min
    earlier: tuple[CodeTable, ...] = ()  # the newest first
    former: dict[str, Code] = field(default_factory=dict)
    former_allowed: bool = False
    _children: dict[str | None, list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for code in self.codes.values():
            self._children.setdefault(code.parent, []).append(code.code)

    def __len__(self) -> int:
        return len(self.codes)

    def __contains__(self, code: object) -> bool:
        return code in self.codes or (self.former_allowed and code in self.former)

    def row(self, code: str) -> Code | None:
        """What is known of a code, now or earlier."""
        return self.codes.get(code) or self.former.get(code)

    def on(self, day: date) -> CodeTable:
        """The version in force on a day; the oldest at hand for a day before all of them."""
        versions = (self, *self.earlier)
        return next((version for version in versions if version.valid_from <= day), versions[-1])

    def name_of(self, code: str, language: str = "zh") -> str:
        """The name as it is shown; a code that the table never knew is its own name."""
        known = self.row(code)
        if known is None:
            return code
        if not self.path_names:
            return known.name.in_(language)
        return "".join(dict.fromkeys(each.name.zh for each in map(self.row, self.path_to(code)) if each))

    def label_of(self, code: str) -> str:
        """`码-名`, as drop-downs in a workbook show it."""
        return f"{code}-{self.name_of(code)}"

    def code_of(self, text: str) -> str | None:
        """The code that a code, a name, an alias or `码-名` stands for; None if none or several."""
        found = self._spellings.get(comparable(text))
        return None if found == AMBIGUOUS else found

    def is_ambiguous(self, text: str) -> bool:
        """Several codes bear this name."""
        return self._spellings.get(comparable(text)) == AMBIGUOUS

    def path_to(self, code: str) -> list[str]:
        """The codes from the root of the tree down to this one."""
        path = [code]
        while (known := self.row(path[0])) and known.parent:
            path.insert(0, known.parent)
        return path

    def children_of(self, code: str | None = None) -> list[str]:
        """The codes right below this one; the roots for None."""
        return self._children.get(code, [])

    @property
    def is_tree(self) -> bool:
        """Some codes stand below others."""
        return self._children.keys() > {None}

    def is_leaf(self, code: str) -> bool:
        return code not in self._children

    def search(self, text: str, limit: int = 20) -> list[Code]:
        """Codes whose code starts with the text or whose name contains it, the closest first."""
        wanted = comparable(text)
        hits = list(islice(self._hits(wanted), 50 * limit))
        hits.sort(key=lambda each: (each.code != wanted, not comparable(each.name.zh).startswith(wanted)))
        return hits[:limit]

    def _hits(self, wanted: str) -> Iterator[Code]:
        for each in (*self.codes.values(), *self._former_choices):
            names = (self.name_of(each.code), each.name.en, *each.aliases)
            if each.code.casefold().startswith(wanted) or any(wanted in comparable(n) for n in names):
                yield each

    @cached_property
    def _spellings(self) -> dict[str, str]:
        """Every accepted spelling → code. A code itself and `码-名` always win over a name."""
        spellings: dict[str, str] = {}
        for each in self.codes.values():
            for name in {comparable(n) for n in self._names(each)}:
                spellings[name] = self._bearer(spellings.get(name), each)
        for each in self.codes.values():
            spellings[comparable(each.code)] = each.code
            for name in self._names(each):
                spellings[comparable(f"{each.code}-{name}")] = each.code
        for code in self.codes:  # a spreadsheet takes 01 for the number 1
            spellings.setdefault(code.lstrip("0"), code)
        for each in self._former_choices:
            for spelling in (each.code, self.name_of(each.code), self.label_of(each.code)):
                spellings.setdefault(comparable(spelling), each.code)
        return spellings

    @property
    def _former_choices(self) -> tuple[Code, ...]:
        return tuple(self.former.values()) if self.former_allowed else ()

    @staticmethod
    def _bearer(held: str | None, code: Code) -> str:
        """Whom a name means: the only bearer, or the upper one of two like 北京市, 110000 and 110100."""
        if held is None:
            return code.code
        return held if held == code.parent else AMBIGUOUS

    def _names(self, code: Code) -> Iterator[str]:
        yield code.name.zh
        yield self.name_of(code.code)
        yield from code.aliases
        if code.name.en:
            yield code.name.en
