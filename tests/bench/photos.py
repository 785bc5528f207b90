"""Phones' pictures of 12 megapixels to the standard photo, per core: against libvips thumbnails and plain Pillow.

Counted in seconds of CPU, children and all, so that neither a busy machine nor a second core changes a figure. What
ours does besides (a process for each file, what is hidden in it, upright, colours, exact bytes) the others do not.
"""

import functools
import io
import os
import random
import resource
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image

from services.common.processes.confined import Pool
from services.media.darkroom import TASKS
from services.media.photos import developing, framing, standards
from services.media.photos.framing import Size
from tests.bench.busy import parsed
from tests.bench.figures import Figure, alternately, ratio
from tests.bench.ground import Ground
from tests.data import portraits

DIFFERENT, GRAIN, WARM, SMALL = 8, 4, 20, 0.5
STANDARD = standards.default().terms()
SIZE = STANDARD["width"] or 0, STANDARD["height"] or 0
KB_PER_PAGE = os.sysconf("SC_PAGE_SIZE") / 1024


def run(ground: Ground) -> None:
    """The cut alone is what libvips and Pillow do too; the whole task also finds the face and keeps the portrait."""
    ground.only()
    report, sizes = ground.report, ground.sizes
    with tempfile.TemporaryDirectory() as name, Pool(TASKS, slots=1) as pool:
        bench = PhotoBench(Path(name), pool, sizes.photos)
        report.title(f"photos: {sizes.photos} JPEGs of 12 megapixels, {bench.megabytes:.1f} MB each, to {SIZE} pixels")
        measures = [bench.isolated_cut, bench.plain_cut, bench.isolated_photo, bench.vips, bench.pillow]
        alternately(1, *measures)
        cut, bare, whole, vips, pillow = (
            [sizes.photos / seconds for seconds in column] for column in alternately(sizes.rounds, *measures)
        )
        report.row("cut, a process for each file", cut, "/s per core")
        report.row("cut, in this process", bare, "/s per core")
        report.row("photo: face, frame, portrait, cut", whole, "/s per core")
        report.row("vipsthumbnail, one process for all", vips, "/s per core")
        report.row("Pillow, decoded whole", pillow, "/s per core")
        report.keep(ratio("photos_vs_libvips", cut, vips, "0.9"))
        report.keep(ratio("photos_bare_vs_libvips", bare, vips))
        report.keep(ratio("photos_whole_vs_libvips", whole, vips))
        report.keep(ratio("photos_vs_pillow", cut, pillow))
        growth = bench.growth(sizes.many_photos)
        report.note(f"after {sizes.many_photos} photos; what a file took is gone with its process")
        report.keep(Figure("photos_growth_kb_per_photo", "KB", (growth,)))


class PhotoBench:
    """The files, and each way of making photos of them; a measure is seconds of CPU for all of them."""

    def __init__(self, folder: Path, pool: Pool, count: int) -> None:
        self.folder, self.pool = folder, pool
        different = [_written(folder / f"{seed}.jpg", _picture(seed)) for seed in range(DIFFERENT)]
        self.files = [different[number % DIFFERENT] for number in range(count)]
        self.megabytes = sum(file.stat().st_size for file in different) / DIFFERENT / 1e6
        with Image.open(different[0]) as image:
            self.box = vars(framing.middle_of(Size(*image.size), Size(*SIZE)))
        self._out("made").mkdir()
        self.isolated_cut()  # starts the zygote

    def isolated_cut(self) -> float:
        """Ours without the face: the middle of the picture, each file in a child of the darkroom."""
        return self._in_the_darkroom("cut", box=self.box)

    def isolated_photo(self) -> float:
        """Ours as batches use it."""
        return self._in_the_darkroom("photo")

    def plain_cut(self) -> float:
        """The same cut without a child."""
        made = self._out("made")
        return self._own(lambda: [developing.cut(file, made, self.box, STANDARD) for file in self.files])

    def pillow(self) -> float:
        """What one would write first."""
        return self._own(lambda: [_naive(file, self._out("made") / "naive.jpg") for file in self.files])

    def vips(self) -> float:
        """Thumbnails of the same size; a file that stands in the list twice is made twice."""
        to = f"{self._out('made')}/%s.jpg[Q=95,strip]"
        words = ["vipsthumbnail", "--size", "x".join(map(str, SIZE)), "--smartcrop", "centre", "-o", to]
        before = _seconds_of(resource.RUSAGE_CHILDREN)
        subprocess.run([*words, *self.files], env=os.environ | {"VIPS_CONCURRENCY": "1"}, check=True)
        return _seconds_of(resource.RUSAGE_CHILDREN) - before

    def growth(self, count: int) -> float:
        """KB that this process and the zygote keep of each of many photos."""
        source = _written(self.folder / "small.jpg", portraits.encoded(portraits.picture(portraits.Look(SMALL))))
        self._many(source, WARM)
        before = self._resident()
        self._many(source, count)
        return (self._resident() - before) / count

    def _many(self, source: Path, count: int) -> None:
        for _ in range(count):
            self.pool.run("photo", source, self._out("made"), standard=STANDARD)

    def _in_the_darkroom(self, task: str, **terms: object) -> float:
        def develop() -> None:
            for file in self.files:
                self.pool.run(task, file, self._out("made"), standard=STANDARD, **terms)

        before = self._zygote()
        own = self._own(develop)
        return own + self._zygote() - before

    def _own(self, act: Callable[[], object]) -> float:
        before = _seconds_of(resource.RUSAGE_SELF)
        act()
        return _seconds_of(resource.RUSAGE_SELF) - before

    def _zygote(self) -> float:
        """Seconds of CPU of the zygote and the children that it saw off."""
        pid = self._pid()
        return parsed(Path(f"/proc/{pid}/stat").read_text())[1] if pid else 0.0

    def _resident(self) -> float:
        pids = filter(None, ("self", self._pid()))
        return sum(int(Path(f"/proc/{pid}/statm").read_text().split()[1]) for pid in pids) * KB_PER_PAGE

    def _pid(self) -> int | None:
        process = self.pool.slots[0].process
        return process.pid if process else None

    def _out(self, name: str) -> Path:
        return self.folder / name


def _naive(source: Path, target: Path) -> None:
    with Image.open(source) as image:
        width, height = SIZE
        box = framing.middle_of(Size(*image.size), Size(*SIZE))
        edges = (box.left, box.top, box.left + box.width, box.top + box.height)
        photo = image.convert("RGB").resize((width, height), Image.Resampling.LANCZOS, box=edges)
        photo.save(target, "JPEG", quality=95, dpi=(STANDARD["dpi"], STANDARD["dpi"]))


@functools.cache
def _picture(seed: int) -> bytes:
    """A portrait with the grain of a sensor, without which a file of 12 megapixels is small and quick to read."""
    chance = random.Random(seed)
    look = portraits.Look(portraits.LARGE, share=chance.uniform(0.26, 0.34), tilt=chance.uniform(-4, 4))
    smooth = np.asarray(portraits.picture(look)).astype(np.int16)
    grain = np.random.default_rng(seed).normal(0, GRAIN, (*smooth.shape[:2], 1)).astype(np.int16)
    written = io.BytesIO()
    Image.fromarray(np.clip(smooth + grain, 0, 255).astype(np.uint8)).save(written, "JPEG", quality=92)
    return written.getvalue()


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _seconds_of(whom: int) -> float:
    used = resource.getrusage(whom)
    return used.ru_utime + used.ru_stime
