"""Values in words, as people read them."""

from __future__ import annotations

from typing import Any

from services.records.catalogue.tables import CodeTable

YES_NO = {"zh": {True: "是", False: "否"}, "en": {True: "Yes", False: "No"}}


def text_of(value: Any, table: CodeTable | None, language: str) -> str:
    """男 for 1, 是 for true; nothing is the empty text."""
    if value is None or value == []:
        return ""
    if isinstance(value, bool):
        return YES_NO["en" if language.startswith("en") else "zh"][value]
    if table is None:
        return str(value)
    codes = value if isinstance(value, list) else [value]
    separator = ", " if language.startswith("en") else "、"
    return separator.join(table.name_of(code, language) for code in codes)


def photo_in_words(value: Any, language: str) -> str:
    """That there is a photo; its id says nothing to a reader."""
    return ("Photo" if language.startswith("en") else "有照片") if value else ""


def files_in_words(value: Any, language: str) -> str:
    """How many files there are."""
    count = len(value or ())
    if language.startswith("en"):
        return {0: "", 1: "1 file"}.get(count, f"{count} files")
    return f"{count} 份文件" if count else ""
