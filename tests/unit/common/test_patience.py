"""Which faults of a database are waited out, and which are told (architecture §5)."""

import psycopg2
import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from services.common.database import transactions


class Cancelled(psycopg2.OperationalError):
    pgcode = "57014"


def test_a_database_that_cannot_be_reached_is_away():
    assert transactions.is_away(OperationalError("SELECT 1", {}, psycopg2.OperationalError("could not connect")))


def test_a_statement_that_took_too_long_is_busy_and_not_away():
    error = OperationalError("SELECT 1", {}, Cancelled())
    assert not transactions.is_away(error)
    assert transactions.is_busy(error)


@pytest.mark.parametrize("error", [ValueError("x"), IntegrityError("INSERT", {}, Cancelled())])
def test_other_faults_are_neither(error):
    assert not transactions.is_away(error)
    assert not transactions.is_busy(error)


def test_work_is_tried_again_while_the_database_is_away(monkeypatch):
    tries = []
    monkeypatch.setattr(transactions.time, "sleep", tries.append)

    def work():
        if len(tries) < 3:
            raise OperationalError("SELECT 1", {}, psycopg2.OperationalError())

    transactions.retry_while_away(work)
    assert tries == list(transactions.PAUSES[:3])


def test_work_that_fails_otherwise_fails_at_once(monkeypatch):
    monkeypatch.setattr(transactions.time, "sleep", lambda _pause: pytest.fail("it must not wait"))
    with pytest.raises(ValueError, match="broken"):
        transactions.retry_while_away(lambda: (_ for _ in ()).throw(ValueError("broken")))
