"""The sample's organisations and accounts: ministry, one province, two cities, three counties, a dozen schools.

Codes and names of the divisions are real, everything below them is invented. The ids follow from the codes, so that
the same place is the same at every run.
"""

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
)
SCHOOLS = (
    ("340104", "杏林小学", "211"),
    ("340104", "蜀麓小学", "211"),
    ("340104", "董铺中学", "311"),
    ("340104", "井岗九年一贯制学校", "312"),
    ("340111", "骆岗小学", "211"),
    ("340111", "烟墩中学", "311"),
    ("340111", "大圩教学点", "218"),
    ("340202", "镜湖小学", "211"),
    ("340202", "赭山中学", "341"),
    ("340202", "青弋江小学", "211"),
    ("340100", "合肥市第八十中学", "342"),
    ("340200", "芜湖市第五十中学", "345"),
)
WHO = {
    roles.SYSTEM_ADMIN: ("admin", "系统管理员"),
    roles.INFO_ADMIN: ("info", "信息管理员"),
    roles.ENTRY_CLERK: ("clerk", "信息录入员"),
    roles.REVIEWER: ("reviewer", "信息审核员"),
    roles.SCHOOL_HEAD: ("head", "学校负责人"),
    roles.QUERY_USER: ("query", "信息查询员"),
    roles.AUDITOR: ("auditor", "安全审计员"),
    roles.OPERATOR: ("operator", "运维人员"),
}
AT_SCHOOL = (roles.SYSTEM_ADMIN, roles.ENTRY_CLERK, roles.REVIEWER, roles.SCHOOL_HEAD, roles.QUERY_USER)
AT_OFFICE = (roles.SYSTEM_ADMIN, roles.INFO_ADMIN, roles.REVIEWER, roles.QUERY_USER)
AT_MINISTRY = (*AT_OFFICE, roles.AUDITOR, roles.OPERATOR)
TEACHER = "340104001.teacher"  # sees the own file on the self-service pages
NEWCOMER = "340104001.newclerk"  # signs in with an initial password and has to change it


@dataclass(frozen=True)
class Place:
    """An organisation of the sample."""

    code: str
    name: str
    level: str
    above: str | None
    school_type: str | None = None

    @property
    def id(self) -> UUID:
        return id_of(self.code)

    def as_org(self) -> dict[str, Any]:
        """The fields of NewOrg."""
        above = id_of(self.above) if self.above else None
        known = {"id": self.id, "code": self.code, "name": self.name, "level": self.level, "parent_id": above}
        return known | {"authority_id": above, "school_type": self.school_type, "division": self.code[:6]}

    def roles(self) -> tuple[str, ...]:
        """Who works here."""
        return {"school": AT_SCHOOL, "ministry": AT_MINISTRY}.get(self.level, AT_OFFICE)


def id_of(text: str) -> UUID:
    """The id that stands for a code or user name."""
    return uuid5(NAMESPACE_URL, f"xingtan:sample:{text}")


def places() -> list[Place]:
    """All organisations, from the top."""
    offices = [Place(*row) for row in OFFICES]
    counts: dict[str, int] = {}
    schools = []
    for above, name, school_type in SCHOOLS:
        counts[above] = counts.get(above, 0) + 1
        schools.append(Place(f"{above}{counts[above]:03}", name, "school", above, school_type))
    return offices + schools


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


def teacher(place: Place, password_hash: str) -> dict[str, Any]:
    """The account of the first school's teacher whose file is effective."""
    known = {"id": id_of(TEACHER), "username": TEACHER, "name": f"{place.name}教师", "roles": [roles.TEACHER]}
    made = account(place, roles.ENTRY_CLERK, password_hash)
    return made | known | {"teacher_id": teacher_id(place.code, 4)}
