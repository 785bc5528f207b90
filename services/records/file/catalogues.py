"""The catalogue of each province: the one in force, and those that rows were checked against (R-REC-03).

A province's selection is a row that never changes; what a process knows of them is `FRESH_FOR` seconds old at most.
Catalogues are made beside the event loop, each once in a process.
"""

import logging
import threading
import time
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock, settings
from services.common.database import transactions
from services.common.processes import offloop
from services.records.catalogue import Catalogue, build, load, version_of
from services.records.file.models import CatalogueSelection

log = logging.getLogger(__name__)

FRESH_FOR = 2.0
NATION = ""


def province_of(path: str) -> str:
    """The province in whose part of the tree a path lies; for the root that of the site."""
    parts = path.split("/")
    return parts[1] if len(parts) > 1 and parts[1] else settings.load().site


def current(path: str) -> Catalogue:
    """The catalogue in force for the organisations and files at `path`."""
    return _in_force(province_of(path))


def of(path: str, version: str | None) -> Catalogue | None:
    """The catalogue of a version, for rows at `path` that were checked against it; none if it cannot be made any more.

    It cannot where the national catalogue itself was another one then.
    """
    if version is None:
        return None
    found = current(path)
    return found if found.version == version else called(version)


def called(version: str) -> Catalogue | None:
    """The catalogue of a version, whichever province has or had it; the same version asks the same everywhere."""
    _shelf.freshen()
    if load().version == version:
        return load()
    row = _shelf.by_version.get(version)
    return _built(row) if row else None


def forget() -> None:
    """Look again at the next question, as after a selection was written by this very process."""
    _shelf.looked_at = float("-inf")


def forget_place() -> None:
    """Look again, and where the settings say now that the database is."""
    forget()
    if _shelf.store is not None:
        _shelf.store.close()
    _shelf.store = None


def by_province() -> dict[str, Catalogue]:
    """The catalogue in force of each province that has chosen, and the national one under no name."""
    _shelf.freshen()
    return {NATION: load()} | {province: _in_force(province) for province in _shelf.rows}


def every(db: Session) -> list[Catalogue]:
    """The national catalogue and those of all selections, with what this transaction itself has written."""
    found = (_built(each) for each in db.scalars(select(CatalogueSelection)))
    return [load(), *(each for each in found if each is not None)]


def _in_force(province: str) -> Catalogue:
    _shelf.freshen()
    at = clock.now()
    begun = (each for each in reversed(_shelf.rows.get(province, ())) if each.in_force_from <= at)
    return next((found for selection in begun if (found := _built(selection)) is not None), load())


def _built(row: CatalogueSelection) -> Catalogue | None:
    """The catalogue of a selection; none of one that does not fit the national files, which stops nobody's work."""
    known = _shelf.built
    version = version_of(row.selection)
    if version not in known:
        try:
            known[version] = offloop.run(build, row.selection)
        except (ValueError, KeyError, TypeError) as error:
            known[version] = None
            log.error(
                "a selection does not fit: the one before holds", extra={"version": row.version, "error": str(error)}
            )
    return known[version]


class _Shelf:
    """The selections that this process has read, each once, by province and in the order in which they begin."""

    def __init__(self) -> None:
        self.rows: dict[str, list[CatalogueSelection]] = {}
        self.by_version: dict[str, CatalogueSelection] = {}
        self.built: dict[str, Catalogue | None] = {}
        self.looked_at = float("-inf")
        self.store: transactions.Store | None = None
        self.looking = threading.Lock()

    def freshen(self) -> None:
        """Look again if the last look is too long ago; who asks meanwhile waits for that look."""
        if self._is_fresh():
            return
        with self.looking:
            if not self._is_fresh():
                self._look_again()

    def _is_fresh(self) -> bool:
        return time.monotonic() - self.looked_at < FRESH_FOR

    def _look_again(self) -> None:
        """By a connection of the process's own: a teacher's sees no selection, and a look waits for no request."""
        begun = time.monotonic()
        offloop.run(load)
        self.store = self.store or transactions.Store("records", pool=1)
        with self.store.begin(transactions.system()) as db:
            self._look(db)
        self.looked_at = begun

    def _look(self, db: Session) -> None:
        """One small query as long as there is nothing new."""
        columns = CatalogueSelection.province, CatalogueSelection.version
        held = {(each.province, each.version) for some in self.rows.values() for each in some}
        if {tuple(row) for row in db.execute(select(*columns))} == held:
            return
        found: dict[str, list[Any]] = {}
        for each in db.scalars(select(CatalogueSelection).order_by(CatalogueSelection.in_force_from)):
            db.expunge(each)
            found.setdefault(each.province, []).append(each)
        self.rows = found
        self.by_version = {version_of(each.selection): each for some in found.values() for each in some}


_shelf = _Shelf()
