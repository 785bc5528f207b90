"""Late results: the institution is reminded once, the owner is told, and a new day is another one (R-TRN-04)."""

from sqlalchemy import text

from services.common.database.transactions import system
from services.training.results import reminding
from tests.bus.training.courses import CENTRE, COUNTY, DAY, TODAY

TOLD = text(
    "SELECT notice->>'kind' AS kind, notice->'to'->0->>'org_id' AS org_id"
    " FROM outbox, jsonb_array_elements(body::jsonb->'notices') AS notice"
    " WHERE type = 'people_notified' AND notice->'link'->>'id' = :id"
    " AND notice->>'kind' LIKE '%overdue%' ORDER BY seq, 1"
)
DUE = text("UPDATE project SET results_due = :day WHERE id = :id")


def told(courses, project):
    with courses.store.begin(system()) as db:
        return [tuple(row) for row in db.execute(TOLD, {"id": str(project["id"])})]


def due(courses, project, day):
    with courses.store.begin(system()) as db:
        db.execute(DUE, {"day": day, "id": project["id"]})


def test_late_results_remind_the_institution_and_tell_the_owner_once(courses):
    project = courses.ended(courses.teachers(1))
    reminding.tend(courses.store, TODAY)
    assert told(courses, project) == []
    due(courses, project, TODAY - DAY)
    for _ in range(2):
        reminding.tend(courses.store, TODAY)
    assert told(courses, project) == [
        ("training_results_overdue", str(courses.ids[CENTRE])),
        ("training_results_overdue_there", str(courses.ids[COUNTY])),
    ]
    due(courses, project, TODAY - 2 * DAY)
    reminding.tend(courses.store, TODAY)
    assert len(told(courses, project)) == 4


def test_the_last_day_itself_is_not_late_and_submitted_results_are_not_either(courses):
    waiting, project = courses.ended(courses.teachers(1)), courses.ended(courses.teachers(1))
    due(courses, waiting, TODAY)
    due(courses, project, TODAY - DAY)
    courses.submitted(project)
    reminding.tend(courses.store, TODAY)
    assert told(courses, waiting) == told(courses, project) == []


def test_an_office_that_holds_its_own_training_hears_of_it_once(courses):
    project = courses.ended(courses.teachers(1), institution_id=None)
    due(courses, project, TODAY - DAY)
    reminding.tend(courses.store, TODAY)
    assert told(courses, project) == [("training_results_overdue", str(courses.ids[COUNTY]))]
