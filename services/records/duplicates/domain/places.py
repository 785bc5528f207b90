"""With which authority a pair of files lies."""

from __future__ import annotations


def authority_over(one: str, other: str) -> str:
    """The path of the least authority over both files, whose paths are those of schools."""
    shared = ""
    for mine, theirs in zip(_above(one), _above(other), strict=False):
        if mine != theirs:
            break
        shared += f"{mine}/"
    return shared


def province_of(path: str) -> str:
    """The province of a path; files of different provinces are never compared."""
    return path.split("/")[1]


def _above(path: str) -> list[str]:
    return path.strip("/").split("/")[:-1]
