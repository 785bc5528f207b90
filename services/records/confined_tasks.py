"""What records lets confined child processes do with strangers' files; see services/common/processes/confined.

    read_old    {"told": {"file"}, "frames": {number: {"file"}}, "numbers": {number: {"file"}}} of an old `.xls`

The reader is imported by the task: polars starts threads as soon as it is imported, and no thread outlives a fork.
"""

from pathlib import Path

import openpyxl  # noqa: F401 - the reader's package has it, and it reads a file of the machine as it is imported


def read_old(source: Path, folder: Path) -> dict:
    """The task "read_old"."""
    from services.records.workbooks.old_book import read

    return read(source, folder)


TASKS = {"read_old": read_old}
