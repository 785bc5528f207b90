"""人员状态 of files, as mobility has it changed once an act is decided (R-MOB-05).

Each change is one transaction in records: the status, what belongs to it, the history, the end of the hold. The status
that was shown has to be there still; where it is not, the answer says so and nothing is written.
"""

from marshmallow import fields, validate

from services.common.contract import Body, Event, Instant
from services.contracts.records import NAME
from services.contracts.records.hand_over import PostInSchool

AT_ONCE = 500
LEFT, DIED = "3", "303"  # 不在本单位任职: codes of 人员状态 begin so; 死亡
ELSEWHERE = ("201", "202", "205")  # 借出到机关, 借出到事业单位, 交流轮岗
CODE = validate.Length(1, 10)


class RotationEntry(Body):
    """The entry of 交流轮岗 that a change writes beside the status: begun on `start`; with `until`, its end.

    `type` is a code of 交流轮岗类型. The personnel relation does not go along; where it does, that is a hand-over.
    """

    entry_id = fields.UUID(required=True)
    type = fields.String(required=True, validate=CODE)
    origin = fields.String(required=True)
    host = fields.String(required=True)
    start = fields.Date(required=True)
    until = fields.Date(load_default=None, allow_none=True)


class StatusChange(Body):
    """One change that was decided: from which status to which, from which day on, by whose act.

    A `post` is written with it; a change of post alone leaves the status as it is (`to_status` is `from_status`).

    `ref` is the act that holds the file, unless `hold` names another: the same ref again is answered as before.
    `undoes` is the ref of the change that this one takes back, with all that was written by it.
    """

    ref = fields.UUID(required=True)
    teacher_id = fields.UUID(required=True)
    org_id = fields.UUID(required=True)  # the school that held the file when the act was entered
    from_status = fields.String(required=True, validate=CODE)
    to_status = fields.String(required=True, validate=CODE)
    day = fields.Date(required=True)
    post = fields.Nested(PostInSchool, load_default=None, allow_none=True)
    undoes = fields.UUID(load_default=None, allow_none=True)
    hold = fields.UUID(load_default=None, allow_none=True)
    rotation = fields.Nested(RotationEntry, load_default=None, allow_none=True)
    person_id = fields.UUID(required=True)
    person = fields.String(required=True)
    by_org_id = fields.UUID(required=True)
    by_org_name = fields.String(required=True)


class StatusChanges(Body):
    """Changes that were decided, each by itself."""

    items = fields.List(fields.Nested(StatusChange), required=True, validate=validate.Length(1, AT_ONCE))


class StatusChanged(Body):
    """What became of one change: done, or why not in words; the status of the file now, at which `row_version`.

    What follows a status, such as the account, goes by `row_version`: what is older changes nothing.
    """

    ref = fields.UUID(required=True)
    teacher_id = fields.UUID(required=True)
    done = fields.Boolean(required=True)
    why = fields.String(load_default=None, allow_none=True)
    personnel_status = fields.String(load_default=None, allow_none=True)
    row_version = fields.Integer(load_default=0)
    at = Instant(required=True)


class StatusesChanged(Body):
    """What became of changes that were asked for together."""

    items = fields.List(fields.Nested(StatusChanged), required=True, validate=validate.Length(1, AT_ONCE))


status_changes_wanted = Event("*", "status_changes_wanted", StatusChanges)
statuses_changed = Event(NAME, "statuses_changed", StatusesChanged)
