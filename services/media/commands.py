"""What the launcher can do for media alone."""

from services.common.database.transactions import Store
from services.media.blobs import checking


def check_files() -> None:
    """Look whether every content of the file store is there and whole; print what is not, and exit 1 then."""
    found = False
    for fault in checking.faults(Store("media", "job", pool=1)):
        found = True
        print(f"{fault.key} {fault.what}")  # noqa: T201 - the command's answer
    raise SystemExit(found)


COMMANDS = {"check-files": check_files}
