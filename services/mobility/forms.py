"""Forms that are printed at once, while a person waits."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from services.common import paper, storage
from services.common.processes import offloop


def stored(key: str, template: str, sheet: dict[str, Any]) -> dict[str, Any]:
    """Where a sheet lies once it is printed."""
    with TemporaryDirectory() as folder:
        paper.print_out(template, sheet, Path(folder))
        offloop.run(storage.put_file, key, Path(folder) / paper.FILE)
    return {"key": key}
