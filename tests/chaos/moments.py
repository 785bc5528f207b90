"""What must hold at every committed moment, looked at again and again while a run goes on.

At rest most businesses have ended, and a file that two of them had at once shows no more.
"""

import time
from collections.abc import Iterator
from contextlib import closing

import psycopg2

from tests.chaos.facts import Connect
from tests.chaos.people import Work
from tests.chaos.rows_of_staff import RECORDS, FileHold
from tests.chaos.rules import DOUBLED, Violation
from tests.chaos.rules_of_staff import apart

BETWEEN_LOOKS, AWAY = 0.3, 1.0
# A file that was handed over once has holders from then on, exactly one of them now.
HELD_BY_OTHERS = """
    SELECT teacher_id::text, count(*) FROM file_holder WHERE held_until IS NULL GROUP BY 1 HAVING count(*) <> 1
"""


def watch(connect: Connect, work: Work) -> set[Violation]:
    """Look until the run is over; whatever was seen to be broken, be it for one moment."""
    found: set[Violation] = set()
    while not work.over.is_set():
        try:
            with closing(connect("xingtan_records")) as connection:
                while not work.over.wait(BETWEEN_LOOKS):
                    found.update(_now(connection))
        except psycopg2.Error:  # the database is killed too
            time.sleep(AWAY)
    return found


def _now(connection: psycopg2.extensions.connection) -> Iterator[Violation]:
    cursor = connection.cursor()
    cursor.execute(RECORDS[FileHold])
    yield from apart([FileHold(*row) for row in cursor.fetchall()])
    cursor.execute(HELD_BY_OTHERS)
    for teacher_id, times in cursor.fetchall():
        yield Violation(DOUBLED, teacher_id, f"is held by {times} schools")
