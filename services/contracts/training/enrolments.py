"""Enrolment: sent within a quota, applied for, or free; waiting list, second round, substitution (R-TRN-09)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Instant, Nothing, Paged, Words, one_of, page_of
from services.contracts.training import NAME
from services.contracts.training.projects import DIRECTIONS, ByProject, Project, ProjectSeen

# 待审, 已录取, 候补, 未录取, 已退出, 已替换
APPLIED, ACCEPTED, WAITING, DECLINED, WITHDRAWN, REPLACED = STATES = (
    "applied",
    "accepted",
    "waiting",
    "declined",
    "withdrawn",
    "replaced",
)
ACTIVE = (APPLIED, ACCEPTED, WAITING)
BLOCKED = "blocked"
AT_ONCE = 500


class NewEnrolments(ByProject):
    """Enrols teachers: by an office or school (`sent` within its quota, or `free`), or oneself (`applied`, `free`).

    `id` is that of the act; sent once more it answers what became of it.
    """

    id = fields.UUID(required=True)
    teacher_ids = fields.List(fields.UUID(), required=True, validate=validate.Length(1, AT_ONCE))
    direction = fields.String(required=True, validate=validate.OneOf(DIRECTIONS))


class EnrolmentOutcome(Body):
    """What became of one teacher: accepted, applied, waiting, or blocked and why."""

    teacher_id = fields.UUID()
    name = fields.String(allow_none=True)
    outcome = one_of((ACCEPTED, APPLIED, WAITING, BLOCKED))
    why = fields.String(allow_none=True)
    enrolment_id = fields.UUID(allow_none=True)


class EnrolmentOutcomes(Body):
    """Each of them, in the order in which they were named."""

    outcomes = fields.List(fields.Nested(EnrolmentOutcome))


class EnrolmentFilter(Paged, ByProject):
    """A page of the people of a project that the asker may see, in the order in which they came.

    `accepted` leaves who is in it now; without it everybody who ever was is shown with what became of them.
    """

    state = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STATES, None)))
    q = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=50))


class Enrolment(Body):
    """A teacher in a project; `may` names what the asker can do: accept, decline, withdraw, replace."""

    id = fields.UUID()
    project_id = fields.UUID()
    teacher_id = fields.UUID()
    name = fields.String()
    org_id = fields.UUID()
    org_name = fields.String()
    direction = one_of(DIRECTIONS)
    round = fields.Integer()
    state = one_of(STATES)
    place = fields.Integer(allow_none=True)  # in the waiting list
    replaces = fields.String(allow_none=True)  # the name of whom
    entered_by = fields.String()
    entered_at = fields.AwareDateTime()
    decided_by = fields.String(allow_none=True)
    decided_at = fields.AwareDateTime(allow_none=True)
    why = fields.String(allow_none=True)
    row_version = fields.Integer()
    may = fields.List(fields.String())


class CallingPage(Paged, ByProject):
    """A page of whom the institution may call."""


class ToCall(Body):
    """A participant, without the mobile."""

    teacher_id = fields.UUID()
    name = fields.String()
    org_name = fields.String()


class PeopleToCall(Body):
    """A page of accepted participants, until the last day of the training; for `ticket` records tells their mobiles."""

    items = fields.List(fields.Nested(ToCall))
    next = fields.String(allow_none=True)
    until = fields.Date()
    ticket = fields.String()


class EnrolmentCounts(Body):
    """How many people of a project there are in each state, of those that the asker may see."""

    applied = fields.Integer()
    accepted = fields.Integer()
    waiting = fields.Integer()
    declined = fields.Integer()
    withdrawn = fields.Integer()
    replaced = fields.Integer()


class SeenEnrolment(Body):
    """One enrolment at the version that was seen."""

    id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)


class EnrolmentDecisions(ByProject):
    """Accepts or declines who applied; who declines says why."""

    enrolments = fields.List(fields.Nested(SeenEnrolment), required=True, validate=validate.Length(1, AT_ONCE))
    verdict = fields.String(required=True, validate=validate.OneOf(("accept", "decline")))
    words = fields.String(load_default=None, allow_none=True, validate=validate.Length(2, 200))


class EnrolmentsDecided(Body):
    """How many are accepted now, wait for a place, were declined."""

    accepted = fields.Integer()
    waiting = fields.Integer()
    declined = fields.Integer()


class EnrolmentEnd(Body):
    """Takes somebody out of a project, and why."""

    enrolment_id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)
    words = Words(required=True, validate=validate.Length(2, 200))


class Substitution(EnrolmentEnd):
    """Puts another teacher of the same school in somebody's place; both stay on record."""

    id = fields.UUID(required=True)  # of the new enrolment
    teacher_id = fields.UUID(required=True)


class SecondRound(ProjectSeen):
    """Opens enrolment once more; the places that are left are the same for everybody."""

    enrol_from = Instant(required=True)
    enrol_until = Instant(required=True)


class TeacherFilter(Paged, ByProject):
    """Teachers of the asker's territory who can be enrolled, by name."""

    q = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=50))
    org_id = fields.UUID(load_default=None, allow_none=True)


class PossibleTeacher(Body):
    """A teacher, and why not where enrolling is not possible."""

    id = fields.UUID()
    name = fields.String(allow_none=True)
    org_name = fields.String()
    title = fields.String(allow_none=True)
    main_stage = fields.String(allow_none=True)
    why_not = fields.String(allow_none=True)


class OwnEnrolment(Enrolment):
    """An enrolment of the asker's own, with its training."""

    project_name = fields.String()
    start = fields.Date()
    finish = fields.Date()
    hours = fields.Decimal(as_string=True)


ENROLLERS = roles.ENTRY | {roles.TEACHER}
DECIDERS = frozenset({roles.INFO_ADMIN, roles.REVIEWER, roles.SCHOOL_HEAD})
VIEWERS = roles.OFFICE | {roles.INSTITUTION}
HOLDERS = roles.ENTRY | {roles.INSTITUTION}

enrol = Call(NAME, "enrol", NewEnrolments, EnrolmentOutcomes, ENROLLERS, writes=True)
enrolments = Call(NAME, "enrolments", EnrolmentFilter, page_of(Enrolment), VIEWERS)
participants_to_call = Call(NAME, "participants_to_call", CallingPage, PeopleToCall, HOLDERS)
enrolment_counts = Call(NAME, "enrolment_counts", ByProject, EnrolmentCounts, VIEWERS)
possible_teachers = Call(NAME, "possible_teachers", TeacherFilter, page_of(PossibleTeacher), roles.ENTRY)
decide_enrolments = Call(NAME, "decide_enrolments", EnrolmentDecisions, EnrolmentsDecided, DECIDERS, writes=True)
withdraw_enrolment = Call(NAME, "withdraw_enrolment", EnrolmentEnd, Enrolment, ENROLLERS, writes=True)
substitute = Call(NAME, "substitute", Substitution, Enrolment, roles.ENTRY, writes=True)
open_second_round = Call(NAME, "open_second_round", SecondRound, Project, roles.ENTRY, writes=True)
own_enrolments = Call(NAME, "own_enrolments", Nothing, page_of(OwnEnrolment), frozenset({roles.TEACHER}))

places_freed = Event(NAME, "places_freed", ByProject)  # heard by training itself: whoever waits moves up
