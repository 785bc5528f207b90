"""Whatever a file does to the process that decodes it, the next file finds everything as it was."""

import os

import pytest

from services.common.processes.confined import Limits, Pool, TaskRefused, child, landlock, seccomp
from tests.unit.common.confined.conftest import HOSTILE

# An older kernel leaves a child the rights of its user.
WITHOUT_LANDLOCK = set() if landlock.version() else {"read another file", "read the parent's environment"}


def reason(ask, task: str, **terms: object) -> str:
    with pytest.raises(TaskRefused) as refused:
        ask(task, **terms)
    assert ask("say")["word"] == "done"
    return refused.value.reason


def test_a_task_answers_with_what_it_made(ask):
    made = ask("say", word="你好")
    assert (made["word"], (made["folder"] / made["file"]).read_bytes()) == ("你好", b"a stranger's file")


def test_every_file_has_a_process_of_its_own(ask):
    assert len({ask("say")["pid"] for _ in range(3)}) == 3


def test_a_refusal_comes_back_with_its_values(ask):
    with pytest.raises(TaskRefused) as refused:
        ask("refuse")
    assert (refused.value.reason, refused.value.params) == ("too_many_pages", {"pages": 60})


def test_a_task_that_sleeps_is_killed(source, folder):
    with Pool(HOSTILE, 1, Limits(wall=0.3)) as pool:
        assert reason(lambda task, **terms: pool.run(task, source, folder, **terms), "sleep") == "took_too_long"


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        ("spin", "took_too_long"),
        ("eat", "too_heavy"),
        ("crash", "unreadable"),
        ("stumble", "unreadable"),
        ("fill", "unreadable"),
        ("open_many", "unreadable"),
        ("name_elsewhere", "unreadable"),
        ("name_a_link", "unreadable"),
        ("prattle", "unreadable"),
    ],
)
def test_a_task_that_goes_too_far_is_refused_and_the_next_one_works(ask, task, expected):
    assert reason(ask, task) == expected


def test_a_file_may_only_grow_so_far(pool, source, folder):
    with pytest.raises(TaskRefused):
        pool.run("fill", source, folder)
    assert (folder / "large").stat().st_size <= pool.limits.written


def test_a_child_has_nothing_of_the_parent_s(ask, monkeypatch):
    monkeypatch.setenv("XINGTAN_WEB_SECRET", "secret")
    found = ask("surroundings")
    assert set(found["environment"]) <= {
        "PATH", "LANG", "LC_CTYPE", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "OPENCV_OPENCL_RUNTIME",
    }  # fmt: skip
    assert found["descriptors"] == [0, 1, 2, 3]  # nowhere three times, and the answer


def test_batches_are_nice_to_others(ask):
    assert ask("surroundings", nice=10)["nice"] == ask("surroundings")["nice"] + 10


def test_a_child_that_was_taken_over_reaches_nothing(ask, source):
    beside = source.parent / "beside"
    beside.write_text("another file")
    found = ask("look_around")
    assert {deed for deed, works in found.items() if works is True} == {"write into its folder"} | WITHOUT_LANDLOCK
    assert beside.read_text() == "another file"


@pytest.mark.skipif(not seccomp.known(), reason="the numbers of this machine's calls are not known")
@pytest.mark.parametrize("threads", [False, True])
def test_a_child_makes_no_process_and_threads_only_where_its_library_needs_them(source, folder, threads):
    with Pool(HOSTILE, 1, Limits(threads=threads)) as pool:
        assert pool.run("multiply", source, folder) == {"thread": threads, "process": False, "program": False}


@pytest.mark.parametrize(("task", "terms"), [("unheard-of", {}), ("say", {"sentence": "?"})])
def test_a_caller_s_mistake_is_not_the_file_s(ask, task, terms):
    with pytest.raises(RuntimeError, match=task):
        ask(task, **terms)
    assert ask("say")["word"] == "done"


@pytest.mark.parametrize("lacking", ["upload", "made"])
def test_a_file_or_folder_that_is_not_there_is_a_caller_s_mistake(pool, source, folder, lacking):
    source.unlink() if lacking == "upload" else folder.rmdir()
    with pytest.raises(RuntimeError, match=lacking):
        pool.run("say", source, folder)


def test_where_a_child_cannot_be_confined_no_file_is_looked_at(monkeypatch):
    def fail(*_: object) -> None:
        raise PermissionError("no")

    monkeypatch.setattr(child.confinement, "confine", fail)
    assert child._confined({}, 0) == {"broken": "a child could not be confined: no"}


def test_a_program_that_cannot_start_leaves_no_descriptor(monkeypatch, source, folder):
    monkeypatch.setattr("services.common.processes.confined.slot.sys.executable", "/nowhere/python")
    before = len(os.listdir("/proc/self/fd"))
    with pytest.raises(RuntimeError, match="did not start"), Pool(HOSTILE, 1) as pool:
        pool.run("say", source, folder)
    assert len(os.listdir("/proc/self/fd")) == before
