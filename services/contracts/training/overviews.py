"""Who is behind with credits, by teacher and by school; 人次 and 学时 of trainings (R-TRN-08)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, one_of
from services.common.stages import FORM_STAGES, OTHER_STAGES
from services.contracts.training import NAME
from services.contracts.training.projects import LEVELS, MODES

# 有欠缺, 待认定后可达标, 已达标; and 尚无规则, where no rule of credits governs the file, which owes nothing yet
BEHIND, ON_THE_WAY, DONE = JUDGED = ("behind", "on_the_way", "done")
UNRULED = "unruled"
OWN = "self"  # the level of 自主研修, which nobody holds
STANDINGS = (*JUDGED, UNRULED)


class OfSchool(Body):
    """A school of the asker's territory, by default the own; an office that is none has no teachers."""

    org_id = fields.UUID(load_default=None, allow_none=True)
    standing = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*STANDINGS, None)))


class Lack(Body):
    """A minimum of the present that is not met: in words, how much is missing by what is confirmed, until when."""

    words = fields.String()
    missing = fields.String()
    until = fields.Date()


class TeacherStanding(Body):
    """How a teacher stands in the present cycle: what is confirmed, would be, is required and missing in all.

    `year_missing` is what the present year lacks by what is confirmed.
    """

    teacher_id = fields.UUID()
    name = fields.String()
    standing = one_of(STANDINGS)
    confirmed = fields.String()
    forecast = fields.String()
    required = fields.String(allow_none=True)
    missing = fields.String()
    year_missing = fields.String()
    unmet = fields.Integer()  # minima that are not met
    lacks = fields.List(fields.Nested(Lack))


class SchoolCredits(Body):
    """The teachers of one school, whoever lacks most first."""

    org_id = fields.UUID()
    org_name = fields.String()
    rule = fields.String(allow_none=True)
    unit = fields.String(allow_none=True)
    first = fields.Date(allow_none=True)
    last = fields.Date(allow_none=True)
    behind = fields.Integer()
    on_the_way = fields.Integer()
    done = fields.Integer()
    unruled = fields.Integer()
    teachers = fields.List(fields.Nested(TeacherStanding))


class OfTerritory(Body):
    """The asker's territory or a part of it."""

    org_id = fields.UUID(load_default=None, allow_none=True)


class Tally(Body):
    """How many teachers stand how, as counted at `counted_at`, of several counts the oldest."""

    teachers = fields.Integer()
    behind = fields.Integer()
    on_the_way = fields.Integer()
    done = fields.Integer()
    unruled = fields.Integer()
    counted_at = fields.AwareDateTime(allow_none=True)


class SchoolTally(Tally):
    """Those of one school."""

    org_id = fields.UUID()
    org_name = fields.String()


class AreaTally(SchoolTally):
    """Those of one organisation right below, which may be a school."""

    level = fields.String()
    schools = fields.Integer()


class CreditOverview(Tally):
    """A territory: the organisations right below it, and its schools, those with most teachers behind first.

    `left_off` says how many more schools there are. Sums are of all of them.
    """

    org_id = fields.UUID()
    org_name = fields.String()
    level = fields.String()
    areas = fields.List(fields.Nested(AreaTally))
    schools = fields.List(fields.Nested(SchoolTally))
    left_off = fields.Integer()


class NewCount(Body):
    """Counts the asker's territory anew; its id is that of its job."""

    id = fields.UUID(required=True)


class CountStarted(Body):
    """The job that counts."""

    job_id = fields.UUID()


class StatisticsFilter(Body):
    """Trainings that ended in a year, by default the present one, of teachers of the territory or a part of it."""

    year = fields.Integer(load_default=None, allow_none=True, validate=validate.Range(2000, 2100))
    org_id = fields.UUID(load_default=None, allow_none=True)


class TrainingFigure(Body):
    """人次 and 学时 of confirmed trainings of one level, mode and stage of teaching."""

    level = one_of((*LEVELS, OWN))
    mode = one_of(MODES)
    stage = one_of((*FORM_STAGES, *OTHER_STAGES))
    times = fields.Integer()
    teachers = fields.Integer()
    hours = fields.String()


class TrainingStatistics(Body):
    """All figures of a year; `teachers` counts each person once."""

    org_id = fields.UUID()
    org_name = fields.String()
    year = fields.Integer()
    times = fields.Integer()
    teachers = fields.Integer()
    hours = fields.String()
    figures = fields.List(fields.Nested(TrainingFigure))


school_credits = Call(NAME, "school_credits", OfSchool, SchoolCredits, roles.OFFICE)
credit_overview = Call(NAME, "credit_overview", OfTerritory, CreditOverview, roles.OFFICE)
count_credits = Call(NAME, "count_credits", NewCount, CountStarted, roles.OFFICE, writes=True)
training_statistics = Call(NAME, "training_statistics", StatisticsFilter, TrainingStatistics, roles.OFFICE)
