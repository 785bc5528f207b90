"""Words the messages of field errors, which libraries fill in before we see them."""

import functools
import re
from typing import Any

from services.common.messages.wording import chinese, word

PLACEHOLDER = re.compile(r"\\\{(\w+)\\\}")


def worded_errors(errors: Any, language: str) -> Any:
    """The errors, nested as they are, each message in `language`."""
    if isinstance(errors, dict):
        return {field: worded_errors(below, language) for field, below in errors.items()}
    if isinstance(errors, list):
        return [worded_errors(below, language) for below in errors]
    return worded(errors, language) if isinstance(errors, str) else errors


def worded(message: str, language: str) -> str:
    """A message whose `{names}` are filled in already, in `language`."""
    if not language.startswith("zh") or message in chinese():
        return word(message, {}, language)
    for pattern, template in _patterns():
        found = pattern.fullmatch(message)
        if found:
            return word(template, found.groupdict(), language)
    return message


@functools.cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """Every message with `{names}`, as the pattern that its filled-in forms match; the most telling first."""
    templates = sorted((message for message in chinese() if "{" in message), key=len, reverse=True)
    return [(_pattern(message), message) for message in templates]


def _pattern(message: str) -> re.Pattern[str]:
    """A name that comes twice in a message stands for the same text both times."""
    met: set[str] = set()

    def group(found: re.Match[str]) -> str:
        name = found[1]
        again = name in met
        met.add(name)
        return f"(?P={name})" if again else f"(?P<{name}>.+?)"

    return re.compile(PLACEHOLDER.sub(group, re.escape(message)))
