"""A file goes from one school to another (R-MOB-01): looked for by exact number, handed over on mobility's word.

Whoever looks learns name, school and status, and nothing more; the looking is written down. The hand-over is one
transaction in records: before it the old school holds the file, after it the new one, which keeps a trace of who held
it before. The old school goes on seeing the file as of its last day there (R-MOB-01).
"""

import datetime

from marshmallow import ValidationError, fields, validate, validates_schema

from services.common import clock, roles
from services.common.contract import Body, Call, Event, Instant, Paged, Words, page_of
from services.contracts.records import NAME
from services.contracts.records.entries import ByTeacher
from services.contracts.records.files import Teacher

AT_ONCE = 500
AHEAD, BACK = datetime.timedelta(days=366), datetime.timedelta(days=3660)
CODE = validate.Length(1, 10)


def near(day: datetime.date) -> None:
    """Refuse a first day at a school that can be none."""
    if not clock.today() - BACK <= day <= clock.today() + AHEAD:
        raise ValidationError("This day is too far away. A first day lies at most ten years back and a year ahead.")


class Sought(Body):
    """A person by ID document or by personal number, exactly as it is written; `purpose` is written down."""

    id_type = fields.String(load_default="1", validate=CODE)
    id_number = fields.String(load_default=None, allow_none=True, validate=validate.Length(1, 40))
    personal_number = fields.String(load_default=None, allow_none=True, validate=validate.Length(1, 40))
    purpose = Words(required=True, validate=validate.Length(2, 200))

    @validates_schema
    def one_of_both(self, data: dict, **_: object) -> None:
        """Exactly one way of naming somebody."""
        if bool(data.get("id_number")) == bool(data.get("personal_number")):
            raise ValidationError("Give either the ID number or the personal number.", "id_number")


class FoundPerson(Body):
    """Who is on file by that number; all but `found` is none where nobody is.

    `personnel_status` is a code of the catalogue, `status_name` what it is called. `may_be_asked_for` says whether a
    transfer can begin now, `note` what is to be known of it (whoever has left is hired anew), `why_not` what stands
    against it in words, `blocked_by` and `ref` which business of the file that is. `ticket` lets whoever looked ask for
    this person, for two hours; `absence`, where nobody has that ID document, open the file of somebody from outside
    (arrivals.py).
    """

    found = fields.Boolean()
    teacher_id = fields.UUID(allow_none=True)
    name = fields.String(allow_none=True)
    org_id = fields.UUID(allow_none=True)
    org_name = fields.String(allow_none=True)
    category = fields.String(allow_none=True)
    personnel_status = fields.String(allow_none=True)
    status_name = fields.String(allow_none=True)
    may_be_asked_for = fields.Boolean()
    why_not = fields.String(allow_none=True)
    blocked_by = fields.String(allow_none=True)
    ref = fields.UUID(allow_none=True)
    ticket = fields.String(allow_none=True)
    absence = fields.String(allow_none=True)
    note = fields.String(allow_none=True)


class Post(Body):
    """The post that waits at the receiving school, in codes of the catalogue; what is none is not said."""

    post_type = fields.String(load_default=None, allow_none=True, validate=CODE)
    post_grade = fields.String(load_default=None, allow_none=True, validate=CODE)
    title = fields.String(load_default=None, allow_none=True, validate=CODE)
    stage = fields.String(load_default=None, allow_none=True, validate=CODE)
    courses = fields.List(fields.String(validate=CODE), load_default=list, validate=validate.Length(max=10))


class PostInSchool(Post):
    """A post inside a school (校内变动, 返聘): besides the post itself 教职工类别, 是否在编 and 用人形式."""

    staff_category = fields.String(load_default=None, allow_none=True, validate=CODE)
    on_establishment = fields.Boolean(load_default=None, allow_none=True)
    employment_form = fields.String(load_default=None, allow_none=True, validate=CODE)


class PostToCheck(PostInSchool):
    """A post at a school, to be held against the catalogue of that school."""

    org_id = fields.UUID(required=True)


class PostNames(Body):
    """What a post is called: as [{field, name, value}] in the asker's language, for paper and pages."""

    items = fields.List(fields.Dict(keys=fields.String(), values=fields.String()))


class PostsToName(Body):
    """Posts at schools of one category, as another service wrote them down."""

    category = fields.String(required=True)
    posts = fields.List(fields.Nested(PostInSchool), required=True, validate=validate.Length(1, 10))


class PostsNamed(Body):
    """What each of these posts is called, in the order in which they were asked."""

    posts = fields.List(fields.Nested(PostNames))


class HandOver(Body):
    """One file to be handed over: from whom to whom, for which post, from which day on, by whose act.

    `ref` is the business that holds the file: the same ref again is answered as before. `from_day` is the first day at
    the new school. A `rotation` becomes an entry of 交流轮岗 of the kind `rotation_type`.
    """

    ref = fields.UUID(required=True)
    teacher_id = fields.UUID(required=True)
    from_org_id = fields.UUID(required=True)
    to_org_id = fields.UUID(required=True)
    department_id = fields.UUID(load_default=None, allow_none=True)
    from_day = fields.Date(required=True)
    post = fields.Nested(Post, required=True)
    document = fields.String(load_default=None, allow_none=True)
    reason = fields.String(load_default=None, allow_none=True)
    rotation = fields.Boolean(load_default=False)
    rotation_type = fields.String(load_default="1", validate=CODE)
    person_id = fields.UUID(required=True)
    person = fields.String(required=True)
    org_id = fields.UUID(required=True)
    org_name = fields.String(required=True)


class HandOvers(Body):
    """Files to be handed over, each by itself."""

    items = fields.List(fields.Nested(HandOver), required=True, validate=validate.Length(1, AT_ONCE))


class HandedOver(Body):
    """What became of one hand-over: done, or why not in words; where the file lies now, at which `row_version`.

    Copies of where a file lies go by `row_version`: what is older changes nothing.
    """

    ref = fields.UUID(required=True)
    teacher_id = fields.UUID(required=True)
    done = fields.Boolean(required=True)
    why = fields.String(load_default=None, allow_none=True)
    from_org_id = fields.UUID(load_default=None, allow_none=True)
    org_id = fields.UUID(load_default=None, allow_none=True)
    org_path = fields.String(load_default=None, allow_none=True)
    department_id = fields.UUID(load_default=None, allow_none=True)
    row_version = fields.Integer(load_default=0)
    at = Instant(required=True)


class FilesHandedOver(Body):
    """What became of hand-overs that were asked for together."""

    items = fields.List(fields.Nested(HandedOver), required=True, validate=validate.Length(1, AT_ONCE))


class FormerFile(Body):
    """A file that a school held once: whose, until when, and to which school it went."""

    teacher_id = fields.UUID()
    name = fields.String(allow_none=True)
    held_until = fields.AwareDateTime()
    went_to = fields.String()
    ref = fields.UUID()


class FormerFilter(Paged):
    """Files that the asker's territory held once, the latest first."""

    q = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=50))


SEEKERS = roles.ENTRY  # of the receiving school, or of an office that begins for one of its schools
READERS = roles.OFFICE

find_to_transfer = Call(NAME, "find_to_transfer", Sought, FoundPerson, SEEKERS, writes=True, keeps_reply=False)
name_posts = Call(NAME, "name_posts", PostsToName, PostsNamed, roles.OFFICE | {roles.TEACHER})
check_post = Call(NAME, "check_post", PostToCheck, PostNames, roles.OFFICE)
former_files = Call(NAME, "former_files", FormerFilter, page_of(FormerFile), READERS)
former_file = Call(NAME, "former_file", ByTeacher, Teacher, READERS)

hand_overs_wanted = Event("*", "hand_overs_wanted", HandOvers)
files_handed_over = Event(NAME, "files_handed_over", FilesHandedOver)
