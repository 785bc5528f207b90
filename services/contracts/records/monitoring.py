"""How far a collection is: campaigns with their deadlines and targets, progress by organisation, the monthly report.

Asked of records, which knows every file's stage (R-REV-08, R-REV-09).
"""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Line, Paged, one_of, page_of
from services.contracts.identity.orgs import AUTHORITIES, CATEGORIES, LEVELS, SCHOOLS
from services.contracts.records import NAME

KINDS = ("first_collection", "yearly_update", "supplement")  # 首次采集, 年度更新, 专项补录
DEADLINES = ("submit", "school_review", "authority_review")
MONTH = validate.Regexp(r"^20\d\d-(0[1-9]|1[0-2])$", error="A month such as 2026-11.")


class CampaignFields(Body):
    """What a campaign (采集任务) says; dates are days in China. No sets or categories means all of them.

    `report_day` is the day of the month on which the monthly report is due.
    """

    name = Line(required=True, validate=validate.Length(1, 100))
    kind = fields.String(load_default=KINDS[0], validate=validate.OneOf(KINDS))
    sets = fields.List(fields.String(), load_default=list)
    categories = fields.List(fields.String(validate=validate.OneOf(CATEGORIES)), load_default=list)
    starts_on = fields.Date(required=True)
    submit_by = fields.Date(required=True)
    school_review_by = fields.Date(required=True)
    authority_review_by = fields.Date(required=True)
    report_day = fields.Integer(load_default=25, validate=validate.Range(1, 28))
    responsible = fields.String(load_default="", validate=validate.Length(max=200))
    participants = fields.String(load_default="", validate=validate.Length(max=500))


class NewCampaign(CampaignFields):
    """A campaign of the asker's office for everybody below it."""

    id = fields.UUID(required=True)


class CampaignChange(CampaignFields):
    """A campaign as it shall stand; `closed` ends it."""

    campaign_id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)
    closed = fields.Boolean(load_default=False)


class Campaign(CampaignFields):
    """A campaign as it stands; `below`: it was called for below the asker, and reaches a part of the territory only."""

    id = fields.UUID()
    org_id = fields.UUID()
    org_name = fields.String()
    closed = fields.Boolean()
    below = fields.Boolean()
    row_version = fields.Integer()
    may = fields.List(fields.String())


class ByCampaign(Body):
    """One campaign."""

    campaign_id = fields.UUID(required=True)


class Target(Body):
    """How many teachers a school is expected to collect; none takes the target back."""

    org_id = fields.UUID(required=True)
    expected = fields.Integer(required=True, allow_none=True, validate=validate.Range(0, 100_000))


class Targets(Body):
    """Targets of schools in the asker's territory."""

    campaign_id = fields.UUID(required=True)
    targets = fields.List(fields.Nested(Target), required=True, validate=validate.Length(1, 500))


class TargetRow(Target):
    """A school with its target, if one was set."""

    org_name = fields.String()


class TargetPage(Paged):
    """The schools of the asker's territory with their targets in a campaign."""

    campaign_id = fields.UUID(required=True)


class ProgressFilter(Body):
    """Whose progress: the organisations right below `org_id` (by default the asker's), or all of a `level` below it.

    Without a campaign it is held against the one in force that is nearest above.
    """

    org_id = fields.UUID(load_default=None, allow_none=True)
    campaign_id = fields.UUID(load_default=None, allow_none=True)
    level = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*AUTHORITIES, *SCHOOLS, None)))


class ProgressPage(ProgressFilter):
    """A page of such a list; `after` is the key with which the page before ended."""

    after = fields.String(load_default=None, allow_none=True)


class StageCounts(Body):
    """Files by where they stand. `entered` is all of them, `submitted` those at a reviewer or effective.

    `desks` counts those under review by the desk on which they lie; `expected` is none where no target was set.
    """

    expected = fields.Integer(allow_none=True)
    entered = fields.Integer()
    incomplete = fields.Integer()
    draft = fields.Integer()
    rejected = fields.Integer()
    school_review = fields.Integer()
    authority_review = fields.Integer()
    effective = fields.Integer()
    submitted = fields.Integer()
    desks = fields.Dict(keys=fields.String(), values=fields.Integer())


class ProgressRow(StageCounts):
    """One organisation; `late` names the deadlines that it has missed."""

    org_id = fields.UUID()
    org_name = fields.String()
    level = one_of(LEVELS)
    has_children = fields.Boolean()
    last_change = fields.AwareDateTime(allow_none=True)
    late = fields.List(fields.String(validate=validate.OneOf(DEADLINES)))


class Progress(Body):
    """Progress of many organisations, laggards first; `next` is the key of the next page.

    `totals` and `late`, how many of those below have missed a deadline, count all of the list.
    """

    org_id = fields.UUID()
    org_name = fields.String()
    level = one_of(LEVELS)
    campaign = fields.Nested(Campaign, allow_none=True)
    at = fields.AwareDateTime()
    totals = fields.Nested(StageCounts)
    late = fields.Integer()
    items = fields.List(fields.Nested(ProgressRow))
    next = fields.String(allow_none=True)


class Reminder(ProgressFilter):
    """催报: the organisations of a progress list that are to be reminded; none named: all that are late in it."""

    org_ids = fields.List(fields.UUID(), load_default=None, allow_none=True, validate=validate.Length(1, 1000))


class Reminded(Body):
    """How many were reminded; `already` names those that had been reminded today."""

    reminded = fields.Integer()
    already = fields.List(fields.String())


class MonthlyFilter(Body):
    """《部署与启用月报表》 of an organisation and of those right below it, as things stood when the month ended."""

    month = fields.String(required=True, validate=MONTH)
    org_id = fields.UUID(load_default=None, allow_none=True)
    campaign_id = fields.UUID(load_default=None, allow_none=True)


class MonthlyCounts(Body):
    """Files entered and reviewed; `*_on` is the day of the last one, if all expected ones are there."""

    expected = fields.Integer(allow_none=True)
    entered = fields.Integer()
    entry_complete = fields.Boolean()
    entry_completed_on = fields.Date(allow_none=True)
    reviewed = fields.Integer()
    review_complete = fields.Boolean()
    review_completed_on = fields.Date(allow_none=True)


class MonthlyRow(MonthlyCounts):
    """One organisation."""

    org_id = fields.UUID()
    org_name = fields.String()


class Monthly(Body):
    """The monthly report; `due_on` is the day on which it was or is due."""

    org_id = fields.UUID()
    org_name = fields.String()
    month = fields.String()
    due_on = fields.Date()
    campaign = fields.Nested(Campaign, allow_none=True)
    totals = fields.Nested(MonthlyCounts)
    items = fields.List(fields.Nested(MonthlyRow))


VIEWERS = roles.OFFICE
PLANNERS = frozenset({roles.INFO_ADMIN})
REMINDERS = frozenset({roles.INFO_ADMIN, roles.REVIEWER})

campaigns = Call(NAME, "campaigns", Paged, page_of(Campaign), VIEWERS)
campaign = Call(NAME, "campaign", ByCampaign, Campaign, VIEWERS)
add_campaign = Call(NAME, "add_campaign", NewCampaign, Campaign, PLANNERS, writes=True)
change_campaign = Call(NAME, "change_campaign", CampaignChange, Campaign, PLANNERS, writes=True)
targets = Call(NAME, "targets", TargetPage, page_of(TargetRow), VIEWERS)
set_targets = Call(NAME, "set_targets", Targets, Campaign, roles.ENTRY, writes=True)

progress = Call(NAME, "progress", ProgressPage, Progress, VIEWERS)
remind = Call(NAME, "remind", Reminder, Reminded, REMINDERS, writes=True)
monthly = Call(NAME, "monthly", MonthlyFilter, Monthly, VIEWERS)
