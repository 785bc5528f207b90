"""Rows of sets, and counts of what became of them."""

from datetime import date

from services.records.catalogue import load
from tests.data.books import CATEGORY
from tests.data.entries import entries

TODAY = date(2025, 9, 1)


def made(code: str, n: int, seed: int = 1) -> list[dict]:
    return entries(load().set(CATEGORY, code), n, seed, TODAY)


def of_set(result: dict, code: str) -> tuple[int, int, int, int, int]:
    found = next(each for each in result["sets"] if each["set"] == code)
    return tuple(found[act] for act in ("added", "changed", "deleted", "unchanged", "faulty"))
