"""How a process keeps its knowledge of catalogues fresh."""

import threading
import time

from services.records.file import catalogues


def test_those_who_come_while_one_looks_wait_for_that_look(monkeypatch):
    shelf = catalogues._Shelf()
    looks, seen = [], []

    def look_again() -> None:
        looks.append(threading.current_thread())
        time.sleep(0.1)
        shelf.looked_at = time.monotonic()

    def ask() -> None:
        shelf.freshen()
        seen.append(shelf.looked_at)

    monkeypatch.setattr(shelf, "_look_again", look_again)
    threads = [threading.Thread(target=ask) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(looks) == 1
    assert seen == [shelf.looked_at] * 10


def test_a_look_that_fails_is_made_again_by_the_next(monkeypatch):
    shelf, tries = catalogues._Shelf(), []

    def fail() -> None:
        tries.append(1)
        raise OSError("the database is away")

    monkeypatch.setattr(shelf, "_look_again", fail)
    for _ in range(2):
        try:
            shelf.freshen()
        except OSError:
            continue

    assert len(tries) == 2
    assert not shelf.looking.locked()
