"""A pool whose tasks misbehave, and the folders that a caller brings."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from services.common.processes.confined import Limits, Pool

HOSTILE = "tests.data.hostile_tasks"


@pytest.fixture(scope="package")
def pool() -> Iterator[Pool]:
    """Two slots with short limits."""
    with Pool(HOSTILE, slots=2, limits=Limits(cpu=1, wall=5)) as pool:
        yield pool


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "upload"
    path.write_bytes(b"a stranger's file")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "made"
    path.mkdir()
    return path


@pytest.fixture
def ask(pool: Pool, source: Path, tmp_path: Path) -> Callable[..., dict]:
    """`ask("say", word="hello")`: a fresh folder for every file, as every caller does."""

    def ask(task: str, **terms: object) -> dict:
        folder = Path(tempfile.mkdtemp(dir=tmp_path))
        return pool.run(task, source, folder, **terms) | {"folder": folder}

    return ask
