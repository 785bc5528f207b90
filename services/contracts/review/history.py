"""What has been said of a case so far: decisions, and reminders from the office above (R-REV-04, R-MOB-02)."""

from marshmallow import fields, validate

from services.common.contract import Body
from services.contracts.records.files import Reason

VERDICTS = ("approve", "reject", "return")  # 通过, 驳回, 退回上一步


class Decision(Body):
    """Who decided what at which step, when, and why; `for_person` is whose place was taken during an absence.

    A decision that a `return` made void stays in the history as `annulled`. `originals` are the pieces of evidence that
    were compared with their originals (原件已核对). `for_org` is the overdue desk in whose stead the
    office above, `org_name`, decided (上级代办).
    """

    id = fields.UUID(required=True)
    step = fields.Integer(required=True)
    step_name = fields.String(required=True)
    verdict = fields.String(required=True, validate=validate.OneOf(VERDICTS))
    reasons = fields.List(fields.Nested(Reason), required=True)
    person_id = fields.UUID(required=True)
    person = fields.String(required=True)
    for_person_id = fields.UUID(load_default=None, allow_none=True)
    for_person = fields.String(load_default=None, allow_none=True)
    org_id = fields.UUID(required=True)
    org_name = fields.String(required=True)
    for_org_id = fields.UUID(load_default=None, allow_none=True)
    for_org = fields.String(load_default=None, allow_none=True)
    annulled = fields.Boolean(load_default=False)
    originals = fields.List(fields.UUID(), load_default=list)
    at = fields.AwareDateTime(required=True)


class DeskReminder(Body):
    """The office above reminded the desks where the case was overdue (催办)."""

    desks = fields.List(fields.String())
    person = fields.String()
    org_name = fields.String()
    at = fields.AwareDateTime()
