"""A rule is tried on a million past results of a province, from the click to what it found (R-TRN-02).

The results are laid into the database as they lie there: ten of each teacher, of four hundred trainings in five years,
so that hardly two teachers have the same. The other rule counts 集中 twice, so that half of them differ.
"""

import time
import uuid

from deploy.local import sample
from deploy.local.places import Place, places
from services.common import roles
from services.contracts.training import rule_trials, rules
from tests.bench.figures import Figure
from tests.bench.ground import Ground, until

PROVINCE = "340000"
EACH, PATIENCE = 10, 900.0
TEACHERS = """
    INSERT INTO known_teacher (id, row_version, org_id, org_path, category, stage, name, newly_hired, number_state)
    SELECT md5('trial ' || n)::uuid, 1, md5('school ' || n %% 2000)::uuid,
        %(path)s || n %% 100 || '/' || n %% 2000 || '/', 'primary_secondary', 'effective', '王小红', false, 'formal'
    FROM generate_series(1, %(teachers)s) n
"""
RESULTS = """
    INSERT INTO result (id, subject_id, number, source, state, teacher_id, name, org_id, org_name, org_path, office_id,
        office_path, training, first_day, finished, hours, planned, grade, attributes, measures, person_id, person,
        entered_at)
    SELECT md5('trial ' || n || ' ' || k)::uuid, md5('tried ' || n || ' ' || k)::uuid, 1, 'project', 'submitted',
        md5('trial ' || n)::uuid, '王小红', md5('school ' || n %% 2000)::uuid, '某小学',
        %(path)s || n %% 100 || '/' || n %% 2000 || '/', %(office)s, %(path)s,
        jsonb_build_object('name', '研修' || t, 'level', 'county', 'mode', (1 + t %% 2)::text, 'year', 2021 + t %% 5,
            'owner', '县', 'organisation', '县', 'content', '教学'),
        DATE '2021-01-01' + t * 4, DATE '2021-01-05' + t * 4, 15 + t %% 30, 45, '合格', '{}', '{}', %(office)s,
        '王录入', now()
    FROM generate_series(1, %(teachers)s) n CROSS JOIN generate_series(1, %(each)s) k
    CROSS JOIN LATERAL (SELECT (n * 7919 + k * 104729 + n * k * 31) %% 400 AS t) training
"""


def run(ground: Ground) -> None:
    """The service answers, and its job process works."""
    ground.only("serve", "jobs")
    results = ground.sizes.results
    ground.report.title(f"trial: a rule of a province tried on {results:,} results")
    office = next(place for place in places() if place.code == PROVINCE)
    sample.bring_in_rule(office, ground.people.paths[office.code])
    _lay(ground, office, results)
    draft_id = _draft(ground, office)
    with ground.busy() as busy:
        seconds, found = _tried(ground, office, draft_id)
    ground.report.note(busy.said())
    ground.report.note(f"{found['people']:,} people, of whom {found['gain']:,} gain")
    if found["results"] != results:
        raise AssertionError(f"{found['results']} results were tried.")
    ground.report.keep(Figure("rule_trial_seconds", "s", (seconds,), "60 for 1,000,000"))


def _lay(ground: Ground, office: Place, results: int) -> None:
    terms = {"path": ground.people.paths[office.code], "office": str(office.id), "each": EACH}
    with ground.database("training") as cursor:
        cursor.execute("DELETE FROM credit; DELETE FROM result; DELETE FROM known_teacher")
        for statement in (TEACHERS, RESULTS):
            cursor.execute(statement, terms | {"teachers": results // EACH})
        cursor.execute("ANALYZE result; ANALYZE known_teacher")


def _draft(ground: Ground, office: Place) -> uuid.UUID:
    """A rule that counts 集中 twice."""
    made = ground.people.ask(office, roles.INFO_ADMIN, rules.start_rule, id=uuid.uuid4(), sample="GX-2016")
    known = ground.people.ask(office, roles.INFO_ADMIN, rules.rule, rule_id=made["id"])
    text = known["text"].replace("{hours: 3}, gives: 1", "{hours: 3}, gives: 2", 1)
    if text == known["text"]:
        raise AssertionError("The rule is not the one that this bench knows.")
    seen = {"rule_id": made["id"], "row_version": made["row_version"]}
    ground.people.ask(office, roles.INFO_ADMIN, rules.save_rule, **seen, text=text, vectors_text="")
    return made["id"]


def _tried(ground: Ground, office: Place, draft_id: uuid.UUID) -> tuple[float, dict]:
    trial_id, began = uuid.uuid4(), time.monotonic()

    def look() -> dict:
        return ground.people.ask(office, roles.INFO_ADMIN, rule_trials.rule_trial, trial_id=trial_id)

    ground.people.ask(office, roles.INFO_ADMIN, rule_trials.start_rule_trial, id=trial_id, rule_id=draft_id)
    until(lambda: look()["state"] == "done", PATIENCE, 0.2, ground.hindrance)
    return time.monotonic() - began, look()
