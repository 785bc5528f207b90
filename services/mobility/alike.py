"""What many teachers are asked the same for has one key, so that a desk decides it in one act (R-REV-04)."""

import datetime
import hashlib
import json
from collections.abc import Sequence
from typing import Any

MOST = 500  # characters of a line of words


def of(business: str, terms: Sequence[Any], words: str, before: str) -> dict[str, str]:
    """The key of all that have these terms, what they ask in words, and what stands there before."""
    key = hashlib.sha256(json.dumps([business, *terms], default=str, ensure_ascii=False).encode()).hexdigest()
    return {"key": key, "words": words[:MOST], "before": before}


def words(what: str, first: datetime.date, until: datetime.date | None, document: str | None, said: str | None) -> str:
    """退休：2027-01-01 起，文号 合教人〔2026〕8号，按规定办理."""
    last = f"{first} 至 {until}" if until else f"{first} 起"
    return "，".join(part for part in (f"{what}：{last}", f"文号 {document}" if document else "", said) if part)
