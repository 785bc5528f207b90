"""The sample's organisations and accounts: ministry, two provinces, cities and counties, schools of each category.

Codes and names of the divisions are real, everything below them is invented. The ids follow from the codes, so that
the same place is the same at every run.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from services.common import roles

PASSWORD = "Xingtan-2026"  # noqa: S105 - of the sample, which production refuses
OFFICES = (
    ("000000", "教育部", "ministry", None),
    ("340000", "安徽省教育厅", "province", "000000"),
    ("340100", "合肥市教育局", "city", "340000"),
    ("340200", "芜湖市教育局", "city", "340000"),
    ("340104", "蜀山区教育体育局", "county", "340100"),
    ("340111", "包河区教育体育局", "county", "340100"),
    ("340202", "镜湖区教育局", "county", "340200"),
    ("330000", "浙江省教育厅", "province", "000000"),
    ("330100", "杭州市教育局", "city", "330000"),
    ("330106", "西湖区教育局", "county", "330100"),
)
# The office that manages a school, its name and type, and 城乡类型, which one has not said yet. New ones go to the end:
# the codes count from the top.
SCHOOLS = (
    ("340104", "杏林小学", "211", "111"),
    ("340104", "蜀麓小学", "211", "112"),
    ("340104", "董铺中学", "311", "111"),
    ("340104", "井岗九年一贯制学校", "312", "112"),
    ("340111", "骆岗小学", "211", "111"),
    ("340111", "烟墩中学", "311", "121"),
    ("340111", "大圩教学点", "218", "220"),
    ("340202", "镜湖小学", "211", "111"),
    ("340202", "赭山中学", "341", "111"),
    ("340202", "青弋江小学", "211", "112"),
    ("340100", "合肥市第八十中学", "342", "111"),
    ("340200", "芜湖市第五十中学", "345", "111"),
    ("340104", "杏园小学", "211", "111"),
    ("340104", "杏花幼儿园", "111", "111"),
    ("340104", "杏雨培智学校", "513", "112"),
    ("340111", "圩杏中心学校", "312", "121"),
    ("340111", "圩东小学", "211", "122"),
    ("340111", "圩西教学点", "218", "220"),
    ("340100", "合肥杏林职业学校", "365", None),
    ("340000", "皖杏师范学院", "412", "111"),
    ("000000", "杏坛大学", "411", "111"),
    ("330106", "杏溪小学", "211", "210"),
)
# Where a school lies, if the code of its office does not tell.
DIVISIONS = {"340100002": "340111", "340000001": "340104", "000000001": "340111"}
HUBS = {"340111005": "340111004", "340111006": "340111004"}  # 中心校 for those that are too small to review alone
DEPARTMENTS = (
    ("340000001", "文学院"),
    ("340000001", "数学与信息学院"),
    ("000000001", "教育学院"),
)
# What stands in an authority or is managed by it: its kind, and what it does.
UNITS = (
    ("340104", "蜀山区教育体育局人事股", "office", "personnel"),
    ("340104", "蜀山区教师进修学校", "affiliated", "training_school"),
    ("340104", "杏林教师培训中心", "training", None),
)
WHO = {
    roles.SYSTEM_ADMIN: ("admin", "系统管理员"),
    roles.INFO_ADMIN: ("info", "信息管理员"),
    roles.ENTRY_CLERK: ("clerk", "信息录入员"),
    roles.REVIEWER: ("reviewer", "信息审核员"),
    roles.SCHOOL_HEAD: ("head", "学校负责人"),
    roles.DEPARTMENT_HEAD: ("head", "负责人"),
    roles.TEACHING_OFFICE: ("teaching", "教务处审核员"),
    roles.RESEARCH_OFFICE: ("research", "科技处审核员"),
    roles.QUERY_USER: ("query", "信息查询员"),
    roles.AUDITOR: ("auditor", "安全审计员"),
    roles.OPERATOR: ("operator", "运维人员"),
    roles.INSTITUTION: ("training", "培训管理员"),
}
AT_SCHOOL = (roles.SYSTEM_ADMIN, roles.ENTRY_CLERK, roles.REVIEWER, roles.SCHOOL_HEAD, roles.QUERY_USER)
AT_UNIVERSITY = (*AT_SCHOOL, roles.TEACHING_OFFICE, roles.RESEARCH_OFFICE)
AT_DEPARTMENT = (roles.DEPARTMENT_HEAD,)
AT_SMALL_SCHOOL = (roles.ENTRY_CLERK,)  # 教学点: one person, and nobody to review
AT_UNIT = (roles.ENTRY_CLERK, roles.REVIEWER)
AT_OFFICE = (roles.SYSTEM_ADMIN, roles.INFO_ADMIN, roles.REVIEWER, roles.QUERY_USER)
AT_MINISTRY = (*AT_OFFICE, roles.AUDITOR, roles.OPERATOR)
AT_OTHERS = {
    "ministry": AT_MINISTRY,
    "department": AT_DEPARTMENT,
    "office": AT_UNIT,
    "affiliated": AT_UNIT,
    "training": (roles.INSTITUTION,),
}
SELF_SERVICE = "340104005"  # its teachers fill in their own files now
TEACHER = "340104001.teacher"  # sees the own file, which is effective
# Teachers with an account: their school, and which of its files is theirs.
TEACHERS = {
    TEACHER: ("340104001", 4),
    f"{SELF_SERVICE}.teacher": (SELF_SERVICE, 0),
    f"{SELF_SERVICE}.colleague": (SELF_SERVICE, 1),
}
NEWCOMER = "340104001.newclerk"  # signs in with an initial password and has to change it


@dataclass(frozen=True)
class Place:
    """An organisation of the sample."""

    code: str
    name: str
    level: str
    above: str | None
    school_type: str | None = None
    hub: str | None = None
    unit: str | None = None
    urban_rural: str | None = None

    @property
    def id(self) -> UUID:
        return id_of(self.code)

    @property
    def division(self) -> str:
        """The administrative division in which it lies."""
        school = self.code[:9]
        return DIVISIONS.get(school, self.code[:6])

    @property
    def is_university(self) -> bool:
        return self.level == "school" and (self.school_type or "").startswith("4")

    def as_org(self) -> dict[str, Any]:
        """The fields of NewOrg."""
        above = id_of(self.above) if self.above else None
        known = {"id": self.id, "code": self.code, "name": self.name, "level": self.level, "parent_id": above}
        more = {"authority_id": above, "school_type": self.school_type, "division": self.division}
        more |= {"hub_id": id_of(self.hub) if self.hub else None, "unit": self.unit, "urban_rural": self.urban_rural}
        return known | more

    def roles(self) -> tuple[str, ...]:
        """Who works here."""
        if self.level == "school":
            return self._roles_at_school()
        return AT_OTHERS.get(self.level, AT_OFFICE)

    def _roles_at_school(self) -> tuple[str, ...]:
        if self.is_university:
            return AT_UNIVERSITY
        return AT_SMALL_SCHOOL if self.hub and self.school_type == "218" else AT_SCHOOL


def id_of(text: str) -> UUID:
    """The id that stands for a code or user name."""
    return uuid5(NAMESPACE_URL, f"xingtan:sample:{text}")


def places() -> list[Place]:
    """All organisations, from the top."""
    offices = [Place(*row) for row in OFFICES]
    schools = []
    for (above, name, *kinds), code in zip(SCHOOLS, _numbered(row[0] for row in SCHOOLS), strict=True):
        school_type, urban_rural = kinds
        schools.append(Place(code, name, "school", above, school_type, HUBS.get(code), urban_rural=urban_rural))
    codes = _numbered((row[0] for row in DEPARTMENTS), digits=2)
    departments = [
        Place(code, name, "department", above) for (above, name), code in zip(DEPARTMENTS, codes, strict=True)
    ]
    codes = _numbered((row[0] for row in UNITS), digits=2)
    units = [
        Place(code, name, level, above, unit=unit)
        for (above, name, level, unit), code in zip(UNITS, codes, strict=True)
    ]
    return offices + schools + departments + units


def plain_schools() -> list[Place]:
    """The schools whose files go the plain way: the school reviews, then the office that manages it."""
    plain = (place for place in places() if place.level == "school" and not place.is_university and not place.hub)
    return [place for place in plain if (place.school_type or "").startswith(("2", "31", "34"))]


def _numbered(above: Iterable[str], digits: int = 3) -> Iterator[str]:
    """The codes of those below, counted for each that stands above."""
    counts: dict[str, int] = {}
    for code in above:
        counts[code] = counts.get(code, 0) + 1
        yield f"{code}{counts[code]:0{digits}}"


def accounts(place: Place, password_hash: str) -> list[dict[str, Any]]:
    """The accounts of a place, one for each role, as identity loads them."""
    return [account(place, role, password_hash) for role in place.roles()]


def account(place: Place, role: str, password_hash: str) -> dict[str, Any]:
    """One account: user name `340104001.clerk`, its password already the person's own."""
    username = f"{place.code}.{WHO[role][0]}"
    return {
        "id": id_of(username),
        "org_id": place.id,
        "username": username,
        "name": f"{place.name}{WHO[role][1]}",
        "roles": [role],
        "password_hash": password_hash,
        "password_is_initial": False,
    }


def newcomer(place: Place, password_hash: str) -> dict[str, Any]:
    """A clerk of the first school who has not signed in yet."""
    made = account(place, roles.ENTRY_CLERK, password_hash)
    return made | {
        "id": id_of(NEWCOMER),
        "username": NEWCOMER,
        "name": f"{place.name}新任信息录入员",
        "password_is_initial": True,
    }


def teacher_id(school_code: str, number: int) -> UUID:
    """The id of a school's numbered teacher."""
    return id_of(f"{school_code} teacher {number}")


def teachers(password_hash: str) -> list[dict[str, Any]]:
    """The accounts of teachers who see their own files."""
    return [teacher(username, password_hash) for username in TEACHERS]


def teacher(username: str, password_hash: str) -> dict[str, Any]:
    """The account of one of TEACHERS."""
    school, number = TEACHERS[username]
    return {
        "id": id_of(username),
        "org_id": id_of(school),
        "username": username,
        "name": f"{next(place.name for place in places() if place.code == school)}教师",
        "roles": [roles.TEACHER],
        "password_hash": password_hash,
        "password_is_initial": False,
        "teacher_id": teacher_id(school, number),
    }
