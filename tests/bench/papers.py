"""Files of teachers on paper, each in a child process of its own: against typst alone, in one process for all.

Counted in seconds of CPU, children and all. What ours does besides: a process for each file, whose memory is given
back, what it may use and reach bounded; the others do not.
"""

import datetime
import json
import os
import resource
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from services.common import paper
from services.common.paper import press, press_tasks
from services.common.paper.volume import AT_ONCE, Volume
from services.common.prints import codes
from services.common.processes.confined import Pool
from services.records.catalogue import load
from tests.bench.figures import Figure, alternately, ratio
from tests.bench.ground import Ground

AT = datetime.datetime(2026, 11, 29, 8, 0, tzinfo=datetime.UTC)
CATEGORY, ENTRIES = "primary_secondary", 2
KB_PER_PAGE = os.sysconf("SC_PAGE_SIZE") / 1024


def run(ground: Ground) -> None:
    """A whole file of all sets, four pages of it."""
    ground.only()
    report, sizes = ground.report, ground.sizes
    with tempfile.TemporaryDirectory() as name:
        bench = PaperBench(Path(name), press.pool(), sizes.papers)
        report.title(f"papers: {sizes.papers} files of all record sets, {bench.kilobytes:.0f} KB each")
        ours, alone = alternately(sizes.rounds, bench.pressed, bench.alone)
        report.row("a process for each file", [sizes.papers / seconds for seconds in ours], "/s per core")
        report.row("typst alone, one process for all", [sizes.papers / seconds for seconds in alone], "/s per core")
        report.keep(ratio("papers_vs_typst_alone", alone, ours))
        bound, beside = alternately(sizes.rounds, bench.bound, bench.alone)
        report.row("bound in one volume", [sizes.papers / seconds for seconds in bound], "/s per core")
        report.keep(ratio("volume_vs_typst_alone", beside, bound))
        report.keep(Figure("volume_kb_per_file", "KB", (bench.volume_kilobytes / sizes.papers,)))
        report.keep(Figure("papers_first_seconds", "s", (bench.first,)))
        report.keep(Figure("papers_growth_kb_per_file", "KB", (bench.growth(),)))


class PaperBench:
    """Sheets of different people, and both ways of printing them; a measure is seconds of CPU for all of them."""

    def __init__(self, folder: Path, pool: Pool, count: int) -> None:
        self.folder, self.pool, self.count = folder, pool, count
        self.sheets = [_sheet(number) for number in range(count)]
        began = time.monotonic()
        self.kilobytes = self._pressed(self.sheets[0]) / 1024  # starts the press
        self.first = time.monotonic() - began

    def pressed(self) -> float:
        """As people and jobs print."""
        return self._timed(self._pressed)

    def alone(self) -> float:
        """The same template by typst in this process, with the same fonts in memory."""
        return self._timed(self._alone)

    def bound(self) -> float:
        """All in one volume behind a cover."""
        before = _cpu(self._children())
        volume = Volume(self._new_folder(), self.sheets[0]["frame"])
        for start in range(0, self.count, AT_ONCE):
            some = self.sheets[start : start + AT_ONCE]
            volume.add("bound", [sheet | {"name": sheet["frame"]["code"]} for sheet in some])
        people = [{"number": "1", "name": mark["name"], "page": str(mark["page"])} for mark in volume.marks]
        sheet = {"frame": volume.frame, "facts": [], "notes": [], "schools": [{"name": "杏林小学", "people": people}]}
        self.volume_kilobytes = volume.bind("cover", sheet).stat().st_size / 1024
        return _cpu(self._children()) - before

    def growth(self) -> float:
        """By how much the press grows with each file."""
        before = self._resident()
        for sheet in self.sheets:
            self._pressed(sheet)
        return (self._resident() - before) / self.count

    def _timed(self, way: Any) -> float:
        before = _cpu(self._children())
        for sheet in self.sheets:
            way(sheet)
        return _cpu(self._children()) - before

    def _pressed(self, sheet: dict) -> int:
        folder = self._new_folder()
        source = folder / press.SHEET
        source.write_text(json.dumps(sheet, ensure_ascii=False), "utf-8")
        self.pool.run("print_out", source, folder, template="file")
        return (folder / press.FILE).stat().st_size

    def _alone(self, sheet: dict) -> int:
        folder = self._new_folder()
        source = folder / press.SHEET
        source.write_text(json.dumps(sheet, ensure_ascii=False), "utf-8")
        press_tasks.print_out(source, folder, "file")
        return (folder / press.FILE).stat().st_size

    def _new_folder(self) -> Path:
        folder = self.folder / "one"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def _children(self) -> list[int]:
        return [slot.process.pid for slot in self.pool.slots if slot.process]

    def _resident(self) -> float:
        [pid] = self._children()
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * KB_PER_PAGE


def _cpu(pids: list[int]) -> float:
    """Of this process, and of the presses with the children that they have waited for."""
    own = resource.getrusage(resource.RUSAGE_SELF)
    ticks = os.sysconf("SC_CLK_TCK")
    parts = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in pids]
    return own.ru_utime + own.ru_stime + sum(int(tick) for part in parts for tick in part[11:15]) / ticks


def _sheet(number: int) -> dict[str, Any]:
    frame = paper.frame("教师电子档案", "杏林小学", "王芳", AT)
    code = codes.new_code(lambda below: number % below)
    framed = paper.verified(frame, codes.shown_code(code), f"https://xingtan.example/verify/{code}")
    sets = [_part(record_set, number) for record_set in load().sets(CATEGORY)]
    return {"frame": framed, "photo": None, "sets": sets, "opinions": [{"label": "学校核对", "seal": True}]}


def _part(record_set: Any, number: int) -> dict[str, Any]:
    columns = [field.name.zh for field in record_set.fields]
    count = 1 if record_set.kind == "main" else ENTRIES
    rows = [[f"{title[:4]}{number + place}" for title in columns] for place in range(count)]
    wide = record_set.kind != "list" or not paper.fits(columns, rows)
    part = {"title": record_set.name.zh, "kind": record_set.kind, "columns": columns, "rows": rows, "wide": wide}
    return part | {"widths": paper.widths(columns, rows)}
