"""抽查 (R-REV-10): a sample of what was approved is looked at again by the level above, field by field."""

from marshmallow import ValidationError, fields, validate, validates_schema

from services.common.contract import Body, Call, Event, Instant, Line, Paged, one_of, page_of
from services.contracts.records.files import Reason
from services.contracts.review import NAME
from services.contracts.review.businesses import AT_ONCE, CODE
from services.contracts.review.cases import FIRST_ENTRY, REVIEWERS

MOST = 5_000  # cases in one check
WAITING, SOUND, FAULTY = "waiting", "sound", "faulty"
STATES = (WAITING, SOUND, FAULTY)  # 待查, 无误, 有误


class NewSpotCheck(Body):
    """What to draw from: approvals of one business below the asker's office, between two instants.

    `share` is the percentage that is drawn of what each reviewer approved, at least one case of each. The same `seed`
    over the same approvals draws the same cases; without one it is drawn by lot too, and told.
    """

    id = fields.UUID(required=True)
    org_id = fields.UUID(load_default=None, allow_none=True)
    business = fields.String(load_default=FIRST_ENTRY, validate=CODE)
    from_at = Instant(required=True)
    until_at = Instant(required=True)
    share = fields.Integer(required=True, strict=True, validate=validate.Range(1, 100))
    seed = fields.Integer(load_default=None, allow_none=True, strict=True, validate=validate.Range(0, 2**31 - 1))

    @validates_schema
    def in_order(self, data: dict, **_: object) -> None:
        """It ends after it begins."""
        if data["until_at"] <= data["from_at"]:
            raise ValidationError("The end must be after the beginning.", "until_at")


class SpotCheck(Body):
    """A sample and how far its inspection is; `scope` is the organisation whose approvals it was drawn from."""

    id = fields.UUID()
    org_id = fields.UUID()
    org_name = fields.String()
    scope_id = fields.UUID()
    scope = fields.String()
    business = fields.String()
    from_at = fields.AwareDateTime()
    until_at = fields.AwareDateTime()
    share = fields.Integer()
    seed = fields.Integer()
    person = fields.String()
    created_at = fields.AwareDateTime()
    total = fields.Integer()
    judged = fields.Integer()
    faulty = fields.Integer()


class Approver(Body):
    """Whose approval was drawn."""

    person_id = fields.UUID()
    person = fields.String()
    org_id = fields.UUID()
    org_name = fields.String()


class Inspected(Body):
    """One case of a sample; `may` names what the asker can do now: judge. `refusal` says why not."""

    case_id = fields.UUID()
    subject_id = fields.UUID()
    subject_name = fields.String()
    teacher_id = fields.UUID(allow_none=True)
    org_id = fields.UUID()
    org_name = fields.String()
    approvers = fields.List(fields.Nested(Approver))
    state = one_of(STATES)
    faults = fields.List(fields.Nested(Reason))
    judged_by = fields.String(allow_none=True)
    judged_at = fields.AwareDateTime(allow_none=True)
    row_version = fields.Integer()
    may = fields.List(fields.String())
    refusal = fields.String(allow_none=True)


class BySpotCheck(Body):
    """One spot check."""

    check_id = fields.UUID(required=True)


class InspectedPage(Paged):
    """The cases of a check, school by school; `state` and `org_id` limit them."""

    check_id = fields.UUID(required=True)
    state = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(STATES))
    org_id = fields.UUID(load_default=None, allow_none=True)


class ByInspected(Body):
    """One case of one spot check."""

    check_id = fields.UUID(required=True)
    case_id = fields.UUID(required=True)


class Judgement(ByInspected):
    """What the inspector found: nothing amiss, or faults by field, each with what is wrong."""

    row_version = fields.Integer(required=True)
    faults = fields.List(fields.Nested(Reason), required=True, validate=validate.Length(max=200))


class Rate(Body):
    """How much was drawn of one school or one reviewer, how much of it was judged, and found faulty."""

    id = fields.UUID()
    name = fields.String()
    org_name = fields.String()
    drawn = fields.Integer()
    judged = fields.Integer()
    faulty = fields.Integer()


class Rates(Body):
    """Error rates of a check by school and by reviewer, the most faulty first."""

    schools = fields.List(fields.Nested(Rate))
    reviewers = fields.List(fields.Nested(Rate))


class Faults(Body):
    """What an inspector found faulty in a file that was approved; `id` is that of the finding."""

    id = fields.UUID(required=True)
    case_id = fields.UUID(required=True)
    business = fields.String(required=True)
    subject_id = fields.UUID(required=True)
    teacher_id = fields.UUID(load_default=None, allow_none=True)
    faults = fields.List(fields.Nested(Reason), required=True)
    person_id = fields.UUID(required=True)
    person = fields.String(required=True)
    org_id = fields.UUID(required=True)
    org_name = Line(required=True)
    at = Instant(required=True)


class FaultsFound(Body):
    """Findings that call for a correction."""

    findings = fields.List(fields.Nested(Faults), required=True, validate=validate.Length(1, AT_ONCE))


draw_spot_check = Call(NAME, "draw_spot_check", NewSpotCheck, SpotCheck, REVIEWERS, writes=True, deadline=30.0)
list_spot_checks = Call(NAME, "list_spot_checks", Paged, page_of(SpotCheck), REVIEWERS)
spot_check = Call(NAME, "spot_check", BySpotCheck, SpotCheck, REVIEWERS)
list_inspected = Call(NAME, "list_inspected", InspectedPage, page_of(Inspected), REVIEWERS)
inspected = Call(NAME, "inspected", ByInspected, Inspected, REVIEWERS)
judge = Call(NAME, "judge", Judgement, Inspected, REVIEWERS, writes=True)
spot_check_rates = Call(NAME, "spot_check_rates", BySpotCheck, Rates, REVIEWERS)

faults_found = Event(NAME, "faults_found", FaultsFound)
