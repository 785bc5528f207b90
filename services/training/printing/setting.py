"""A sheet is set and put away, while a person waits."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID, uuid4

from services.common import paper, storage
from services.common.processes import offloop

FOLDER = "training-papers/"


def stored(template: str, sheet: dict[str, Any], print_id: UUID | None = None) -> str:
    """The key under which the paper lies."""

    def set_out(folder: Path) -> Path:
        paper.print_out(template, sheet, folder)
        return folder / paper.FILE

    return kept(set_out, print_id)


def kept(set_out: Callable[[Path], Path], print_id: UUID | None = None) -> str:
    """The same of a paper that takes more steps; `set_out` makes it in a folder."""
    key = f"{FOLDER}{print_id or uuid4()}"
    with TemporaryDirectory() as folder:
        offloop.run(storage.put_file, key, set_out(Path(folder)))
    return key
