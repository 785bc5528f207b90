"""Whether acts can be entered as teachers stand now: one or 500 at once, by the same rules (R-MOB-05)."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Row
from sqlalchemy.orm import Session

from services.common import clock
from services.common.errors import Conflict, Invalid, Refused
from services.contracts.mobility.status_acts import DEATH, POST_CHANGE, WORDS
from services.mobility.assignments import death
from services.mobility.assignments.finding import begun_among
from services.mobility.status import finding, retirement_ages, rules
from services.mobility.transfers import ending

Asked = Mapping[str, Any]  # id, teacher_id, act, status, day, until, document, words, post
WRONG = "{count} places need to be corrected."


class Standing:
    """How these teachers stand, as far as acts go: read for all of them in a handful of statements."""

    def __init__(self, db: Session, teachers: Mapping[UUID, Row], dying: list[UUID] | None = None):
        ids = list(teachers)
        self.teachers = teachers
        self.open = finding.open_among(db, ids)
        self.latest = finding.latest_done(db, ids)
        self.elsewhere = begun_among(db, ids)
        self._not_now = (ending.not_now(db, dying) | death.not_now(db, dying)) if dying else {}

    def against(self, teacher_id: UUID) -> str | None:
        """What stands against any act on a teacher."""
        if teacher_id in self.open:
            return rules.IS_OPEN
        return None if self.teachers[teacher_id].stage == "effective" else rules.NOT_EFFECTIVE

    def refusal(self, asked: Asked) -> Refused | None:
        """Why an act cannot be entered; of an Invalid the messages in `errors` are not worded yet (see `worded`)."""
        try:
            self._refuse(asked)
        except Refused as refused:
            return refused
        return None

    def _refuse(self, asked: Asked) -> None:
        teacher = self.teachers[asked["teacher_id"]]
        if why := self.against(teacher.id) or self._not_now.get(teacher.id):
            raise Conflict(why)
        if teacher.id in self.elsewhere and asked["act"] != DEATH:
            raise Conflict(rules.ELSEWHERE)
        rules.refuse_unless_follows(asked["act"], teacher.personnel_status, asked["status"])
        self._refuse_faults(teacher, asked)
        post = rules.post_of(asked["act"], asked["post"])
        if asked["act"] == POST_CHANGE and not rules.differs(post_of(teacher), post):
            raise Conflict(rules.NOTHING_NEW)

    def _refuse_faults(self, teacher: Row, asked: Asked) -> None:
        latest, due = self.latest.get(teacher.id), retirement_ages.month_of(teacher)
        before = latest and latest.day
        found = rules.faults(asked, clock.today(), before)
        if rules.is_early(asked["act"], asked["day"], due) and not rules.said(asked["words"]):
            found.setdefault(WORDS, []).append(rules.EARLY)
        if found:
            raise Invalid(WRONG, errors=found, count=len(found), day=str(before), due=due)


def standing_for(db: Session, teachers: Mapping[UUID, Row], asked: list[Asked]) -> Standing:
    """How the teachers of these acts stand; who dies, with what ends for it."""
    return Standing(db, teachers, [each["teacher_id"] for each in asked if each["act"] == DEATH])


def post_of(teacher: Row) -> dict[str, Any]:
    """The post that a teacher has now, as far as records announces it."""
    known = {name: getattr(teacher, name) for name in ("post_type", "post_grade", "title", "staff_category")}
    return known | {"stage": teacher.main_stage, "courses": teacher.courses or []}
