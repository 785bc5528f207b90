"""The whole store has its turn once a day, and the purge once a minute."""

import datetime

from services.media.blobs import keys, tending

NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)


def test_every_part_has_its_turn_within_a_day():
    minutes = (NOON + datetime.timedelta(minutes=number) for number in range(24 * 60))
    assert {tending.fan_at(minute) for minute in minutes} == set(keys.FANS)


def test_a_round_does_what_is_due_and_then_rests():
    done, more, times = [], [True, False, False], [0, 1, 2, 3, 62, 400]
    tend = tending.Tending(
        sweep=lambda _store, fan, _now: done.append(f"sweep {fan}"),
        purge=lambda *_: done.append("purge") or more.pop(0),
        now=lambda: NOON + datetime.timedelta(seconds=times.pop(0)),
    )
    first, next_one = (tending.fan_at(NOON + datetime.timedelta(seconds=seconds)) for seconds in (0, 400))

    assert [tend(None) for _ in range(5)] == [True, False, False, False, False]
    assert done == [f"sweep {first}", "purge", "purge", "purge"]
    more.append(False)
    assert tend(None) is False
    assert done[4:] == [f"sweep {next_one}", "purge"]
