"""What is around the files of the sample: a campaign, self-service at one school, objections, contacts."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from deploy.local.collecting import School
from deploy.local.places import SELF_SERVICE, TEACHERS, Place, id_of, teacher_id
from deploy.local.site import Site, wait_until
from services.common import clock, roles
from services.contracts.identity import collection, teacher_accounts
from services.contracts.records import files, hints, monitoring, selfservice
from services.contracts.review import delegations

CAMPAIGN = id_of("first collection")
EXPECTED_MORE = 2  # that many teachers of each school have not been entered yet
CONTACTS = [
    {
        "kind": "business",
        "name": "周敏",
        "post": "人事干事",
        "office_phone": "0551-62800000",
        "duties": "教师信息采集与核对",
    },
    {"kind": "technical", "name": "吴涛", "post": "信息技术教师", "mobile": "13900000000"},
]
HINTS = [
    {"set": "education", "field": "major", "hint": "按毕业证书上的专业名称填写。", "sample": "汉语言文学"},
    {"set": "contact", "field": "address", "sample": "合肥市蜀山区××路××号"},
]


def begin_campaign(site: Site, province: Place, schools: Iterable[School]) -> None:
    """首次采集 of the province; its day for submitting is over, so that who is late can be seen."""
    today = clock.today()
    days = {"starts_on": -45, "submit_by": -3, "school_review_by": 7, "authority_review_by": 21}
    terms: dict[str, Any] = {name: today + timedelta(days=days_from_now) for name, days_from_now in days.items()}
    terms |= {"name": f"{today.year}年教师信息首次采集", "kind": "first_collection", "responsible": "教师工作处"}
    site.ask(province, roles.INFO_ADMIN, monitoring.add_campaign, id=CAMPAIGN, **terms)
    targets = [{"org_id": school.place.id, "expected": len(school.people) + EXPECTED_MORE} for school in schools]
    site.ask(province, roles.INFO_ADMIN, monitoring.set_targets, campaign_id=CAMPAIGN, targets=targets)


def open_self_service(site: Site, school: Place) -> None:
    """The school and its teachers fill in together for the next fortnight; who to ask stands there."""
    now = clock.now()
    times = {"opens_at": now - timedelta(days=1), "closes_at": now + timedelta(days=14)}
    window = {"org_id": school.id, "mode": collection.SHARED, "row_version": 0, **times}
    site.ask(school, roles.SYSTEM_ADMIN, collection.set_collection_window, **window)
    site.ask(school, roles.SYSTEM_ADMIN, collection.set_contacts, org_id=school.id, contacts=CONTACTS)
    site.ask(
        school,
        roles.SYSTEM_ADMIN,
        teacher_accounts.start_account_batch,
        id=id_of(f"{school.code} accounts"),
        source="records",
    )


def object_and_confirm(site: Site, school: Place) -> None:
    """One teacher finds two faults, of which one is answered; the other confirms the file (核对无误)."""
    first, second = (name for name, (code, _) in TEACHERS.items() if code == SELF_SERVICE)
    file, theirs = (teacher_id(school.code, number) for number in (0, 1))
    wait_until(lambda: site.ask_as_teacher(school, first, selfservice.self_service, teacher_id=file)["open"])
    said = {"native_place": "籍贯应为安徽省六安市。", "name": "姓名中的字与身份证不同，已改好，请核对。"}
    for field, text in said.items():
        remark = {"id": id_of(f"remark {field}"), "teacher_id": file, "set": "basic", "field": field, "text": text}
        site.ask_as_teacher(school, first, selfservice.add_remark, **remark)
    answer = {"remark_id": id_of("remark name"), "answer": "已按身份证核对，无误。"}
    site.ask(school, roles.ENTRY_CLERK, selfservice.answer_remark, **answer)
    version = site.ask_as_teacher(school, second, files.teacher, teacher_id=theirs)["row_version"]
    site.ask_as_teacher(school, second, selfservice.confirm, teacher_id=theirs, row_version=version)


def advise(site: Site, county: Place) -> None:
    """What the county has to say on two fields."""
    site.ask(county, roles.INFO_ADMIN, hints.put_hints, category="primary_secondary", items=HINTS)


def leave_desk(site: Site, office: Place) -> None:
    """The office's reviewer is away for a week and leaves the desk to the information administrator."""
    now = clock.now()
    colleague = site.actor(office, roles.INFO_ADMIN).person_id
    away = {"from_at": now, "until_at": now + timedelta(days=7), "note": "外出培训"}
    site.ask(
        office,
        roles.REVIEWER,
        delegations.delegate,
        id=id_of(f"{office.code} away"),
        to_person_id=colleague,
        **away,
    )
