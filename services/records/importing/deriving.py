"""What follows for 基本信息 of new files from the sub sheets, before they are written; the writer sees to others."""

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any

import polars as pl
from sqlalchemy import text
from sqlalchemy.orm import Session

from services.records.catalogue import Catalogue
from services.records.catalogue.derivation import derive
from services.records.file import values
from services.records.importing.reading import SetRows
from services.records.importing.staging import TEACHER

AT_ONCE = 20_000  # files in one statement, which looks through all that is staged
LOOKED_AT = 2_000
SAY = text("""
    UPDATE staged SET "values" = "values" || said
    FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS d (id uuid, said jsonb)
    WHERE set_code = 'basic' AND act = 'added' AND staged.id = d.id
""")


class Following:
    """Collects what the sub sheets say of new files, no more of it than is needed."""

    def __init__(self, catalogue: Catalogue, category: str) -> None:
        self.catalogue, self.category = catalogue, category
        self.origins = [
            field.derived_from for field in catalogue.set(category, values.BASIC).fields if field.derived_from
        ]
        self.heard: dict[str, pl.DataFrame] = {}  # set → its rows of new files

    def add_rows(self, some: SetRows, rows: pl.DataFrame, new: set[str]) -> None:
        """The rows of one set; `new` are the files that this import opens."""
        origins = [origin for origin in self.origins if origin.set == some.record_set.code]
        asked = {
            code for origin in origins for code in (origin.field, origin.latest, origin.ranked) if code in rows.columns
        }
        if asked and new:
            theirs = rows.select(TEACHER, *sorted(asked)).filter(pl.col(TEACHER).is_in(list(new)))
            self.heard[some.record_set.code] = theirs

    def say(self, db: Session) -> None:
        """Put what follows into the staged rows of the new files."""
        rows = self._rows()
        while some := list(islice(rows, AT_ONCE)):
            db.execute(SAY, {"rows": json.dumps(some, ensure_ascii=False)})

    def _rows(self) -> Iterator[dict[str, Any]]:
        """File by file what follows; of few files at a time the rows are held as Python has them."""
        if not self.heard:
            return
        teachers = pl.concat([each[TEACHER] for each in self.heard.values()]).unique(maintain_order=True)
        for some in teachers.to_frame().iter_slices(LOOKED_AT):
            for teacher, entries in self._entries(some).items():
                yield {"id": teacher, "said": self._said(entries)}

    def _entries(self, teachers: pl.DataFrame) -> dict[str, dict[str, list[dict[str, Any]]]]:
        found: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
        for code, rows in self.heard.items():
            theirs = rows.join(teachers, on=TEACHER, how="semi", maintain_order="left")
            for row in theirs.iter_rows(named=True):
                found[row.pop(TEACHER)][code].append(row)
        return found

    def _said(self, entries: dict[str, list[dict[str, Any]]]) -> dict[str, Any]:
        known = derive(self.catalogue, self.category, {}, entries)
        return {code: value for code, value in known.items() if value is not None}
