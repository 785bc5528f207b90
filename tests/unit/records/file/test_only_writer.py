"""Files are written by one package alone: nothing else has a statement that touches their tables."""

import re
from pathlib import Path

RECORDS = Path(__file__).parents[4] / "services" / "records"
WRITERS = ("file/versions.py", "file/finishing.py")
APART = ("migrations", "backfills.py")  # what brings an older site to the newest shape
STATEMENT = re.compile(
    r"\b(?:INSERT INTO|UPDATE|DELETE FROM)\s+(?:teacher|entry|version|step)\b(?! held)", re.IGNORECASE
)
OF_THE_MAPPER = re.compile(r"\b(?:insert|update|delete|add)\((?:Teacher|Entry|Version|Step)\b")


def statements(path: Path) -> list[str]:
    """What in a file writes a table of files."""
    text = path.read_text("utf-8")
    return STATEMENT.findall(text) + OF_THE_MAPPER.findall(text)


def test_nothing_but_the_writer_writes_files():
    found = {str(path.relative_to(RECORDS)): statements(path) for path in sorted(RECORDS.rglob("*.py"))}
    others = {name: each for name, each in found.items() if each and not name.startswith(APART)}
    assert sorted(others) == sorted(WRITERS)
