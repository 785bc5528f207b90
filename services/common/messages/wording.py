"""Words a message in the asker's language; the English sentence in the code is the key."""

import functools
import json
from pathlib import Path
from typing import Any

MESSAGES = Path(__file__).parent


@functools.cache
def chinese() -> dict[str, str]:
    """English sentence → Chinese sentence, from every file of messages/."""
    wordings: dict[str, str] = {}
    for path in sorted(MESSAGES.glob("*.json")):
        wordings |= json.loads(path.read_text(encoding="utf-8"))
    return wordings


def word(message: str, params: dict[str, Any], language: str) -> str:
    """The message in `language` (zh-CN or en) with its `{names}` filled in."""
    template = chinese().get(message, message) if language.startswith("zh") else message
    try:
        return template.format(**params)
    except (KeyError, IndexError, ValueError):
        return template
