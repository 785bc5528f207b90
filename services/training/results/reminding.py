"""Results that are late: whoever holds the training is reminded once of a day on which they were due, its owner told.

A day that is set anew is another one; so is a project whose results came back.
"""

import datetime
from collections.abc import Sequence

from sqlalchemy.orm import Session

from services.common.database import transactions
from services.common.processes.rounds import do_all
from services.contracts.training.projects import OPEN
from services.training.models import Project
from services.training.projects import notifying
from services.training.results.entering import HOLDS


def tend(store: transactions.Store, today: datetime.date) -> None:
    """Tell of all that are late by a day; all of it is one act."""
    late = (Project.state == OPEN) & Project.results_state.in_(HOLDS) & (Project.results_due < today)
    untold = Project.overdue_told_for.is_distinct_from(Project.results_due)
    do_all(store, transactions.system(), Project, late & untold, _tell)


def _tell(db: Session, found: Sequence[Project]) -> None:
    for each in found:
        each.overdue_told_for = each.results_due
    notifying.tell_of_overdue(db, found)
