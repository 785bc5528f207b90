"""The whole store has its turn once a day, and the purge once a minute."""

import datetime

from services.media.blobs import keys, purging, sweeping, tending

NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


def test_every_part_has_its_turn_within_a_day():
    minutes = (NOON + datetime.timedelta(minutes=number) for number in range(24 * 60))
    assert {tending.fan_at(minute) for minute in minutes} == set(keys.FANS)


def test_a_round_does_what_is_due_and_then_rests(monkeypatch):
    done, more = [], [True, False]
    monkeypatch.setattr(purging, "purge", lambda *_: done.append("purge") or more.pop(0))
    monkeypatch.setattr(sweeping, "sweep", lambda *_: done.append("sweep"))
    monkeypatch.setattr(sweeping, "clear_incoming", lambda *_: done.append("clear"))
    monkeypatch.setattr(tending, "fan_at", lambda _now: "ab")
    tend = tending.Tending()

    assert [tend(None) for _ in range(4)] == [True, False, False, False]
    assert done == ["sweep", "clear", "purge", "purge"]
