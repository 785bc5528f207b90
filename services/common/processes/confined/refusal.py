"""Why a task takes no file."""

from typing import Any

# What the machinery itself finds; a task has codes of its own beside these.
UNREADABLE, TOO_HEAVY, TOO_SLOW = "unreadable", "too_heavy", "took_too_long"


class TaskRefused(Exception):
    """A file that is not taken: a code of the task's, and what belongs to it."""

    def __init__(self, reason: str, **params: Any):
        super().__init__(reason)
        self.reason = reason
        self.params = params
