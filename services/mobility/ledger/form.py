"""The form 教基4063 from the sums of the ledger, and the rules that it has to keep; nothing here touches a database."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from services.common.stages import FORM_STAGES, OTHER_STAGES
from services.contracts.mobility.ledger import BY_OPENING
from services.mobility.ledger.reasons import GAINS, LOSSES, columns, reasons

FEMALE = "2"
OPENING, CLOSING = "opening", "closing"
CLOSES = "closing = opening + gains - losses"
TOTAL = "total = sum of its columns"
PART = "a part is no more than the whole"
WOMEN = "women are no more than all"
COUNTED = "nobody is less than nobody"
IN_STAGES = "who came from another stage = who went to another stage"
BETWEEN = "who came from a school of the territory = who went to one"
Counts = dict[str, int]  # column: how many


@dataclass(frozen=True)
class Summed:
    """What lines sum up to: those before the first day, and those of the year; `inner` has both schools in it."""

    stage: str
    sex: str | None
    reason: str
    before: bool
    inner: bool
    sum: int


def table(sums: Iterable[Summed]) -> dict[tuple[str, bool], Counts]:
    """The rows by stage and whether they are the women of it, each with all columns."""
    found: dict[tuple[str, bool], Counts] = {
        (stage, women): dict.fromkeys((column.code for column in columns()), 0)
        for stage in FORM_STAGES
        for women in (False, True)
    }
    for each in sums:
        for women in (False, True) if each.sex == FEMALE else (False,):
            if (each.stage, women) in found:
                _count(found[each.stage, women], each)
    for row in found.values():
        row[GAINS], row[LOSSES] = (_total(row, group) for group in (GAINS, LOSSES))
    return found


def _count(row: Counts, each: Summed) -> None:
    row[CLOSING] += each.sum  # by itself, so that a reason without a column is found by the rule
    if each.before or each.reason == BY_OPENING:
        row[OPENING] += each.sum
        return
    groups = {column.code: column.group for column in columns()}
    for code in reasons()[each.reason].columns:
        row[code] += each.sum if groups[code] == GAINS else -each.sum


def _total(row: Mapping[str, int], group: str) -> int:
    return sum(row[each.code] for each in columns() if each.group == group and not each.is_total and each.of is None)


def outside(sums: Iterable[Summed]) -> dict[str, int]:
    """How many are left at the end who stand in no row."""
    found = dict.fromkeys(OTHER_STAGES, 0)
    for each in sums:
        if each.stage in found:
            found[each.stage] += each.sum
    return found


def broken(rows: Mapping[tuple[str, bool], Counts], sums: Iterable[Summed]) -> list[tuple[str, str]]:
    """The rules that do not hold, each with the row: none, as long as the ledger is whole."""
    found = [(rule, code_of(*key)) for key, row in rows.items() for rule in _of_row(row)]
    found += [(WOMEN, code_of(stage, True)) for stage in FORM_STAGES if not _holds(rows, stage)]
    if sum(row["stage_in"] - row["stage_out"] for (_, women), row in rows.items() if not women):
        found.append((IN_STAGES, ""))
    if sum(each.sum for each in sums if each.inner and not each.before):
        found.append((BETWEEN, ""))
    return found


def _of_row(row: Counts) -> list[str]:
    wrong = []
    if row[CLOSING] != row[OPENING] + row[GAINS] - row[LOSSES]:
        wrong.append(CLOSES)
    if any(row[group] != _total(row, group) for group in (GAINS, LOSSES)):
        wrong.append(TOTAL)
    if any(row[column.code] > row[column.of] for column in columns() if column.of):
        wrong.append(PART)
    if row[OPENING] < 0 or row[CLOSING] < 0:
        wrong.append(COUNTED)
    return wrong


def _holds(rows: Mapping[tuple[str, bool], Counts], stage: str) -> bool:
    return all(rows[stage, True][column.code] <= rows[stage, False][column.code] for column in columns())


def code_of(stage: str, women: bool) -> str:
    """The number of a row, 01 to 10."""
    return f"{FORM_STAGES.index(stage) * 2 + 1 + women:02}"
