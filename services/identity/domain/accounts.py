"""Who manages whose accounts, which roles go together, and how many of each an organisation has (R-ID-02 … R-ID-05)."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.common import roles
from services.common.errors import Conflict, Forbidden, Invalid

DEPARTMENT = "department"  # 二级单位 of a school
TRAINING = "training"  # 培训机构
OFFICES = ("ministry", "province", "city", "county", "school")  # all that have an administrator of their own
OF_AUTHORITIES = ("office", "affiliated")
WITHOUT_ADMIN = (DEPARTMENT, *OF_AUTHORITIES, TRAINING)  # whose users the administrators above manage
STAFFED = (*OFFICES, DEPARTMENT, *OF_AUTHORITIES)

ID_NUMBER = re.compile(r"[0-9]{17}[0-9x]")

QUOTA = {  # R-ID-03; an organisation's own figures go before these, a role named in neither has no limit
    roles.SYSTEM_ADMIN: 1,
    roles.INFO_ADMIN: 1,
    roles.ENTRY_CLERK: 3,  # with REVIEWER: the information administrator's work, divided
    roles.REVIEWER: 3,
    roles.QUERY_USER: 2,
    roles.SCHOOL_HEAD: 1,
    roles.DEPARTMENT_HEAD: 1,
    roles.TEACHING_OFFICE: 3,
    roles.RESEARCH_OFFICE: 3,
    roles.AUDITOR: 1,
    roles.OPERATOR: 2,
    roles.INSTITUTION: 1,
}
APART = frozenset({roles.SYSTEM_ADMIN, roles.AUDITOR, roles.OPERATOR, roles.TEACHER})  # never joined with another role
LEVELS_OF_ROLE = {
    roles.OPERATOR: ("ministry", "province"),  # sees the whole site
    roles.SCHOOL_HEAD: ("school",),
    roles.TEACHING_OFFICE: ("school",),
    roles.RESEARCH_OFFICE: ("school",),
    roles.DEPARTMENT_HEAD: (DEPARTMENT,),
    roles.SYSTEM_ADMIN: OFFICES,
    roles.AUDITOR: OFFICES,
    roles.INFO_ADMIN: STAFFED,
    roles.ENTRY_CLERK: STAFFED,
    roles.REVIEWER: STAFFED,
    roles.QUERY_USER: STAFFED,
    roles.INSTITUTION: (TRAINING,),
    roles.TEACHER: ("school",),
}


@dataclass(frozen=True)
class Holding:
    """An account as the rules of management see it: the org that it belongs to, who manages that org, its roles."""

    org_id: UUID
    authority_id: UUID | None
    roles: frozenset[str]
    level: str = "school"


def manages(manager_org: UUID, account: Holding) -> bool:
    """Whether the system administrators of `manager_org` manage this account (R-ID-04).

    They manage the system administrators of the orgs that theirs is the competent authority of, at any level, and the
    other users of their own org; so nobody manages an administrator of the own level. WITHOUT_ADMIN have none: the
    users of a department are managed by its school, those of an authority's units by the authority.
    """
    if roles.SYSTEM_ADMIN in account.roles or account.level in WITHOUT_ADMIN:
        return account.authority_id == manager_org
    return account.org_id == manager_org


def check_manages(manager_org: UUID, account: Holding) -> None:
    """Refuse with the half of R-ID-04 that forbids it."""
    if manages(manager_org, account):
        return
    if roles.SYSTEM_ADMIN in account.roles:
        raise Forbidden("A system administrator is managed by the authority above its organisation.")
    raise Forbidden("These users are managed by the system administrator of their own organisation.")


def normal_username(username: str) -> str:
    """The user name as it is kept and looked for: full-width signs and capitals make no difference."""
    return unicodedata.normalize("NFKC", username).strip().casefold()


def check_is_no_teacher(username: str, wanted: Collection[str]) -> None:
    """Refuse to open a teacher's account by hand, and an ID number as the user name of anybody else."""
    if roles.TEACHER in wanted:
        raise _invalid("Teachers' accounts are opened with their ID document.")
    if ID_NUMBER.fullmatch(username):
        message = "An ID number is no user name: it would stand in lists for all to read."
        raise Invalid(message, errors={"username": [message]})


def check_roles(wanted: Collection[str], teacher_id: UUID | None, level: str) -> None:
    """Refuse roles that an org of `level` cannot have, or that one account must not hold together."""
    for role in wanted:
        if level not in LEVELS_OF_ROLE.get(role, (level,)):
            raise _invalid("An organisation of this level has no such role.")
    if len(set(wanted)) > 1 and APART & set(wanted):
        raise _invalid("A system administrator, auditor, operator or teacher has no other role in the same account.")
    if (roles.TEACHER in wanted) != (teacher_id is not None):
        raise _invalid("A teacher's account, and no other, is tied to a teacher's file.")


def check_quota(wanted: Collection[str], taken: Mapping[str, int], own: Mapping[str, int]) -> None:
    """Refuse a role of which the org has as many users as it may; `own` are the org's figures that replace QUOTA's."""
    places = {**QUOTA, **own}
    for role in sorted(wanted):
        if role in places and taken.get(role, 0) >= places[role]:
            message = "The organisation already has as many users of this role as it may: {places}."
            raise Conflict(message, places=places[role], role=role)


def state_of(enabled: bool, locked_until: datetime | None, password_is_initial: bool, now: datetime) -> str:
    """disabled, locked, initial or active: the first that holds."""
    if not enabled:
        return "disabled"
    if locked_until is not None and locked_until > now:
        return "locked"
    return "initial" if password_is_initial else "active"


ACTS = {
    "disabled": ("change", "enable", "reset"),
    "locked": ("change", "disable", "reset", "unlock"),
    "initial": ("change", "disable", "reset"),
    "active": ("change", "disable", "reset"),
}


def acts(manager_org: UUID, account: Holding, state: str) -> tuple[str, ...]:
    """What the manager can do now to an account in `state`."""
    return ACTS[state] if manages(manager_org, account) else ()


def _invalid(message: str) -> Invalid:
    return Invalid(message, errors={"roles": [message]})
