"""Organisations of the management tree (R-ID-01)."""

from marshmallow import fields, validate

from services.common import roles
from services.common.contract import Body, Call, Event, Line, Paged, one_of, page_of
from services.contracts.identity import NAME

AUTHORITIES = ("ministry", "province", "city", "county")
SCHOOLS = ("school", "department")  # hold files
UNITS_OF_AUTHORITIES = ("office", "affiliated", "training")  # 科室, 直属事业单位, 培训机构: nothing below, and no files
LEVELS = (*AUTHORITIES, *SCHOOLS, *UNITS_OF_AUTHORITIES)
# What an office or affiliated unit does, the same in each county: 人事, 教师工作/师训, 教师进修学校, 教研室.
UNITS = ("personnel", "teacher_development", "training_school", "research", "other")
# 城乡类型 of a school: 主城区, 城乡结合区; 镇中心区, 镇乡结合区, 特殊区域; 乡中心区, 村庄 (code table urban_rural).
URBAN_RURAL = ("111", "112", "121", "122", "123", "210", "220")
ORGS_AT_ONCE = 500
CATEGORIES = (
    "kindergarten",
    "primary_secondary",
    "secondary_vocational",
    "special_education",
    "higher_education",
)


class OrgFields(Body):
    """What describes an organisation (R-ID-01). `authority_id` is the office that manages it.

    `hub_id` is the hub school 中心校 that acts for this school. A department 二级单位 stands in, and is managed by, its
    school; an office 科室 likewise its authority. `unit` says what an office or affiliated unit 直属事业单位 does; no
    other organisation has one. `urban_rural` is 城乡类型 of a school; none where nobody has said it yet.
    """

    code = fields.String(required=True, validate=validate.Length(1, 20))
    name = fields.String(required=True, validate=validate.Length(1, 100))
    level = fields.String(required=True, validate=validate.OneOf(LEVELS))
    parent_id = fields.UUID(required=True, allow_none=True)
    authority_id = fields.UUID(load_default=None, allow_none=True)
    school_type = fields.String(load_default=None, allow_none=True)
    division = fields.String(load_default=None, allow_none=True)
    hub_id = fields.UUID(load_default=None, allow_none=True)
    unit = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*UNITS, None)))
    urban_rural = fields.String(load_default=None, allow_none=True, validate=validate.OneOf((*URBAN_RURAL, None)))


class NewOrg(OrgFields):
    """An organisation to be added; its id is made by whoever first knows it."""

    id = fields.UUID(required=True)
    name = Line(required=True, validate=validate.Length(1, 100))


class OrgChange(Body):
    """Says where a school stands, 城乡类型, or that this is not known; at the version that was seen."""

    org_id = fields.UUID(required=True)
    row_version = fields.Integer(required=True)
    urban_rural = fields.String(required=True, allow_none=True, validate=validate.OneOf((*URBAN_RURAL, None)))


class OrgState(OrgFields):
    """An organisation as it stands. `path` is its place in the management tree, `000000/340000/…/`, always closed."""

    id = fields.UUID(required=True)
    path = fields.String(required=True)
    category = one_of(CATEGORIES, required=True, allow_none=True)
    closed = fields.Boolean(required=True)
    row_version = fields.Integer(required=True)


class Orgs(Body):
    """Organisations as they stand."""

    # Each as OrgState has it, and not looked through a second time: it comes from the database and goes to one.
    orgs = fields.Raw(required=True, validate=validate.Length(1, ORGS_AT_ONCE))


class Org(OrgState):
    """An organisation in a list; it has children when it manages others."""

    has_children = fields.Boolean()


class ByOrg(Body):
    """One organisation."""

    org_id = fields.UUID(required=True)


class OrgFilter(Paged):
    """Organisations of the asker's territory, from the top down; `q` is part of a name or code.

    `parent_id` limits to those that this office manages: the tree shown is the management tree.
    """

    parent_id = fields.UUID(load_default=None, allow_none=True)
    q = fields.String(load_default=None, allow_none=True)
    level = fields.String(load_default=None, allow_none=True)


ADMINS = frozenset({roles.SYSTEM_ADMIN})
VIEWERS = roles.ALL

list_orgs = Call(NAME, "list_orgs", OrgFilter, page_of(Org), VIEWERS)
org = Call(NAME, "org", ByOrg, Org, VIEWERS)
add_org = Call(NAME, "add_org", NewOrg, Org, ADMINS, writes=True)
change_org = Call(NAME, "change_org", OrgChange, Org, ADMINS, writes=True)

orgs_changed = Event(NAME, "orgs_changed", Orgs)
org_changed = Event(NAME, "org_changed", OrgState)  # of the release before
