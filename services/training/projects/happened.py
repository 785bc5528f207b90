"""A project goes on by its rules; what happened is kept beside it."""

from typing import Any

from services.common.happened import go_on, line
from services.training.models import Project
from services.training.projects import rules

__all__ = ["follow", "line"]


def follow(project: Project, act: str, done: dict[str, Any], *, closes: bool = False) -> None:
    """That is done to it (see rules.MOVES), and it says so by `done`, a line; raises Conflict where it cannot."""
    project.state = rules.move(project.state, act)
    go_on(project, done, closes=closes)
