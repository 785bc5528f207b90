"""Until when an old school may print."""

import datetime
import uuid

from services.records.printing import rules
from services.records.printing.rules import Holding


def test_an_old_school_prints_as_of_the_end_of_its_last_holding():
    day = datetime.datetime(2026, 9, 1, tzinfo=datetime.UTC)
    later, now = day + datetime.timedelta(days=30), day + datetime.timedelta(days=60)
    old, new = uuid.uuid4(), uuid.uuid4()
    held = [Holding(old, day, later), Holding(new, later, None)]
    assert rules.printable_as_of(held, old, now) == later
    assert rules.printable_as_of(held, new, now) == now
    assert rules.printable_as_of(held, uuid.uuid4(), now) is None
    assert rules.printable_as_of([*held, Holding(old, now, None)], old, now) == now
