"""What else of a school has an id: entries, submissions, batches, delegations, objections, reasons, photos."""

import io
import time
import uuid
from collections.abc import Callable
from typing import Any

import httpx
import openpyxl

from deploy.local import collecting
from deploy.local.people import people
from deploy.local.places import TEACHERS, Place, id_of, teacher_id
from services.common import clock, roles
from services.contracts.mobility.status_batches import COLUMNS
from tests.data import portraits
from tests.e2e import of_training
from tests.e2e.site import PLACES, Site, done

REJECTED = 3  # of the sample's five
OF_PHOTOS = ("getPhotoBatch", "cancelPhotoBatch", "addPhotos", "listPhotos", "confirmPhotos")
OF_PHOTOS += ("refusePhoto", "reopenPhoto", "framePhoto", "matchPhoto")
OF_STATUS_BATCHES = ("getStatusBatch", "listStatusBatchRows", "enterStatusBatch", "getRefusedStatusRows")
OF_RULES = ("getRule", "getRuleDifference", "saveRule", "discardRule", "handInRule", "returnRule", "publishRule")
OF_RULES += ("endRule", "revokeRule", "startRuleTrial", "getRuleTrial", "listRuleTrialPeople", "getRuleTrialWay")
# One chain of a school, that counts for nobody yet.
NAMES = {"zh-CN": "测试流程", "en": "A chain"}
STEP = {"name": NAMES, "desk": "handling", "roles": [roles.REVIEWER]}
CHAIN = {"names": NAMES, "business": "remark", "positions": [[STEP]], "effective_from": "2099-01-01"}
AWAY = {"from_at": "2027-02-01T00:00:00Z", "until_at": "2027-02-02T00:00:00Z"}

SAMPLE = {"from_at": "2020-01-01T00:00:00Z", "until_at": "2099-01-01T00:00:00Z", "share": 100}


def of_school(site: Site, place: Place, teacher: str) -> dict[str, Any]:
    """The ids by the names of parameters, or by operation and name where a name alone does not tell."""
    clerk, reviewer = (site.at(place, role) for role in (roles.ENTRY_CLERK, roles.REVIEWER))
    batch = done(reviewer.get("/decisions"))["items"][0]["id"]
    colleague = str(id_of(f"{place.code}.head"))
    found = {
        "entry_id": done(clerk.get(f"/teachers/{teacher}/sets/education"))["entries"][0]["id"],
        "submission_id": _submission(clerk),
        "delegation_id": done(reviewer.post("/delegations", json={"to_person_id": colleague, **AWAY}))["id"],
        "to_person_id": colleague,
        "chain_id": _chain(site, place),
        "check_id": _spot_check(site, place),
        "notice_ids": [each["id"] for each in done(reviewer.get("/notices"))["items"]],
        "getDecisions.batch_id": batch,
        "listDecisionOutcomes.batch_id": batch,
    }
    found |= _pair(site, place)
    found |= dict.fromkeys((f"{operation}.batch_id" for operation in OF_PHOTOS), _photo_batch(clerk))
    found |= dict.fromkeys((f"{operation}.batch_id" for operation in OF_STATUS_BATCHES), _status_batch(clerk))
    found |= dict.fromkeys((f"{operation}.number" for operation in OF_PHOTOS), 1)
    found |= _asked(site, place, teacher)
    found |= _transfer(site, place) | _arrival(site, place)
    found |= _assignment(clerk, teacher)
    found |= _claim(clerk, teacher)
    found |= of_training.of_school(site, place, teacher)
    found |= _status_act(clerk, teacher)
    return found | _rejection(clerk, place) | _objection(site, place, teacher)


def of_office(site: Site, place: Place) -> dict[str, Any]:
    """A draft of a rule of credits at an office; of a school, one of the office above it, which it does not see."""
    office = place if roles.INFO_ADMIN in place.roles() else PLACES[place.above]
    writer = site.at(office, roles.INFO_ADMIN)
    draft = done(writer.post("/training/rules", json={"sample": "GX-2016"}))["id"]
    trial = done(writer.post(f"/training/rules/{draft}/trials", json={}))["id"]
    return {"rule_id": draft, "other_id": draft, "trial_id": trial}


def _asked(site: Site, place: Place, teacher: str) -> dict[str, Any]:
    """A request about the effective file, handed in, and what an office above wants mended in it."""
    office = site.at(PLACES[place.above], roles.REVIEWER)
    wrong = {"set": "basic", "field": "remark", "reason": "请核对。"}
    order = {"teacher_id": teacher, "items": [wrong], "due": "2099-01-01T00:00:00Z"}
    order_id = done(office.post("/correction-orders", json=order))["id"]
    clerk = site.at(place, roles.ENTRY_CLERK)
    item = {"op": "changed", "set": "basic", "values": {"remark": "核对过。"}}
    asked = {"teacher_id": teacher, "reason": "核对", "items": [item]}
    draft = done(clerk.post("/change-requests", json=asked))
    seen = {"If-Match": f'"{draft["row_version"]}"'}
    handed_in = done(clerk.post(f"/change-requests/{draft['id']}/submission", headers=seen))
    known = {"request_id": draft["id"], "order_id": order_id}
    return known | {"getCaseChangeRequest.case_id": handed_in["case_id"]}


# Whom these schools ask for: the effective teachers of schools at which nobody asks in the walk.
WANTED = {"340104001": "340100001", "340104002": "340100002", "340111001": "340000001"}
EFFECTIVE = 4


def _transfer(site: Site, place: Place) -> dict[str, Any]:
    """A teacher that the school asks for, as soon as review has the case; for a school without one nothing."""
    if place.code not in WANTED:
        return {}
    clerk = site.at(place, roles.ENTRY_CLERK)
    made = asked_for(clerk, WANTED[place.code])
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = done(clerk.get(f"/transfers/{made['id']}"))
        if found["case_id"]:
            return {"transfer_id": made["id"], "getCaseTransfer.case_id": found["case_id"]}
        time.sleep(0.2)
    raise AssertionError(f"The transfer stays {found['state']}.")


def asked_for(clerk: httpx.Client, school: str) -> dict[str, Any]:
    """The clerk finds the effective teacher of a school by number, and asks for that teacher."""
    person = collecting.staff_of(PLACES[school], EFFECTIVE + 1, clock.today())[EFFECTIVE]
    sought = {"id_number": person["id_number"], "purpose": "拟调入本校"}
    found = done(clerk.post("/transfers/lookup", json=sought))
    asked = {"ticket": found["ticket"], "from_day": "2027-02-01", "reason": "post", "post": {}}
    return done(clerk.post("/transfers", json=asked))


def _arrival(site: Site, place: Place) -> dict[str, Any]:
    """Somebody from outside whose file the school has opened; only where it asks for somebody too."""
    if place.code not in WANTED:
        return {}
    [person] = people(80, 1, place.division, clock.today(), first=list(WANTED).index(place.code))
    file = arrived(site.at(place, roles.ENTRY_CLERK), person)
    return {"arrival_id": file["arrival"]["id"]}


def arrived(clerk: httpx.Client, person: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The clerk looks for somebody in vain, and opens the file of that person with the post that waits."""
    sought = {"id_number": person["id_number"], "purpose": "拟从系统外调入"}
    absence = done(clerk.post("/transfers/lookup", json=sought))["absence"]
    said = {name: person[name] for name in ("name", "sex", "id_number", "birth_date")}
    said |= {"source": "30", "origin": "某市文化馆", "origin_kind": "29", "from_day": "2026-09-01", "reason": "talent"}
    post = {"post_type": "1", "post_grade": "109", "stage": "2"}
    return done(clerk.post("/arrivals", json={"absence": absence, "post": post, **said, **more}))


# Far ahead, so that nobody goes anywhere while the walk lasts.
LOAN: dict[str, Any] = {"kind": "loan", "host_kind": "agency", "host_name": "某局", "reason": "工作需要"}
LOAN |= {"start": "2098-01-01", "until": "2099-01-01", "host_id": None, "rotation_type": None}


def _assignment(clerk: httpx.Client, teacher: str) -> dict[str, Any]:
    """A loan of the teacher that went to review and was taken back, so that other business of the file can begin.

    For a school whose teacher is away from the post nothing.
    """
    if done(clerk.get(f"/teachers/{teacher}/assignment-choices"))["why_not"]:
        return {}
    made = done(clerk.post("/assignments", json={"teacher_id": teacher, **LOAN}))
    at_review = _once(lambda: _with_case(done(clerk.get(f"/assignments/{made['id']}"))))
    seen = {"If-Match": f'"{at_review["row_version"]}"'}
    done(clerk.post(f"/assignments/{made['id']}/withdrawal", headers=seen, json={"words": "另有安排"}))
    _once(lambda: "assignment" not in {each["kind"] for each in done(clerk.get(f"/teachers/{teacher}"))["held_by"]})
    return {"assignment_id": made["id"], "getCaseAssignment.case_id": at_review["case_id"]}


# With a receipt that is none: whoever may claim at all is told so.
CLAIM: dict[str, Any] = {"kind": "school_based", "name": "集体备课", "start": "2026-03-02", "finish": "2026-03-02"}
CLAIM |= {"hours": "8", "attributes": {}, "measures": {}, "evidence": ["made up"], "words": "全程参加"}


def _claim(clerk: httpx.Client, teacher: str) -> dict[str, Any]:
    """A claim of credits that went to review and was taken back."""
    file = {"file": ("scan.jpg", portrait())}
    receipt = done(clerk.post("/files", files=file, data={"kind": "evidence"}))["receipt"]
    said = CLAIM | {"id": str(uuid.uuid4()), "teacher_id": teacher, "evidence": [receipt]}
    made = done(clerk.post("/training/claims", json=said))["id"]
    at_review = _once(lambda: _with_case(done(clerk.get(f"/training/claims/{made}"))))
    seen = {"If-Match": f'"{at_review["row_version"]}"'}
    done(clerk.post(f"/training/claims/{made}/withdrawal", headers=seen, json={"words": "另有安排"}))
    return {"claim_id": made, "getCaseClaim.case_id": at_review["case_id"]}


def _with_case(found: dict[str, Any]) -> dict[str, Any] | None:
    """As soon as review has its case: then nothing moves it on by itself."""
    return found if found["case_id"] and found["desk_name"] else None


def _once(look: Callable[[], Any]) -> Any:
    """What is seen as soon as there is something to see."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if found := look():
            return found
        time.sleep(0.2)
    raise AssertionError("Nothing came of it.")


def _status_act(clerk: httpx.Client, teacher: str) -> dict[str, Any]:
    """What the school has entered about its teacher, as soon as review has the case."""
    made = entered(clerk, teacher)
    until = time.monotonic() + 60
    while time.monotonic() < until:
        found = done(clerk.get(f"/status-changes/{made['id']}"))
        if found["case_id"]:
            return {"act_id": made["id"], "getCaseStatusChange.case_id": found["case_id"]}
        time.sleep(0.2)
    raise AssertionError(f"The change of status stays {found['state']}.")


def _status_batch(clerk: httpx.Client) -> str:
    """A workbook of changes of status whose one row names nobody."""
    rows = [{"name": "查无此人", "number": "110101190001010000", "act": "离退休", "status": "301", "day": "2026-03-01"}]
    made = uploaded(clerk, rows)
    _once(lambda: done(clerk.get(f"/status-batches/{made['id']}"))["counts"]["refused"])
    return made["id"]


def uploaded(clerk: httpx.Client, rows: list[dict[str, str]]) -> dict[str, Any]:
    """The template of changes of status filled in and handed in."""
    template = clerk.get("/status-batches/template.xlsx").raise_for_status()
    book = openpyxl.load_workbook(io.BytesIO(template.content))
    for row in rows:
        book.worksheets[0].append([row.get(field) for field in COLUMNS])
    filled = io.BytesIO()
    book.save(filled)
    return done(clerk.post("/status-batches", files={"file": ("变动.xlsx", filled.getvalue())}))


def entered(clerk: httpx.Client, teacher: str, act: str = "absence") -> dict[str, Any]:
    """The clerk enters the first status to which an act of this kind leads."""
    choices = done(clerk.get(f"/teachers/{teacher}/status-choices"))["choices"]
    status = next(choice["status"] for choice in choices if choice["act"] == act)
    said = {"day": "2026-03-01", "document": "合教人〔2026〕8号", "words": "按规定办理"}
    said |= {"until": "2099-01-01"} if act == "absence" else {}
    return done(clerk.post("/status-changes", json={"teacher_id": teacher, "act": act, "status": status, **said}))


def _submission(clerk: httpx.Client) -> str:
    """A submission by filter, which finds nobody."""
    body = {"id": str(uuid.uuid4()), "filter": {"q": "查无此人"}}
    done(clerk.post("/submissions", json=body))
    return body["id"]


def _pair(site: Site, place: Place) -> dict[str, Any]:
    """Two files of the school that the office above takes for one person's; two others that it could."""
    office = site.at(PLACES[place.above], roles.INFO_ADMIN)
    files = [str(teacher_id(place.code, number)) for number in range(4)]
    made = {"id": str(uuid.uuid4()), "teacher_ids": files[:2], "note": "请核对"}
    found = {"duplicate_id": done(office.post("/duplicates", json=made))["id"], "pair_ids": files[2:]}
    found |= {"kept_id": files[0], "lost_id": files[1]}
    return found | {"question_id": _question(site, place, office, [files[0], files[2]])}


def _question(site: Site, place: Place, office: httpx.Client, files: list[str]) -> str:
    """What the school is asked of one file of a pair of which the office above is unsure."""
    made = {"id": str(uuid.uuid4()), "teacher_ids": files, "note": "请核对"}
    pair = done(office.post("/duplicates", json=made))
    seen = {"If-Match": f'"{pair["row_version"]}"'}
    done(office.post(f"/duplicates/{pair['id']}/outcome", json={"outcome": "unsure"}, headers=seen))
    clerk = site.at(place, roles.ENTRY_CLERK)
    return done(clerk.get(f"/teachers/{files[0]}/identity-questions"))["items"][0]["id"]


def _chain(site: Site, place: Place) -> str:
    """A chain that the office above has made for the school."""
    office = site.at(PLACES[place.above], roles.INFO_ADMIN)
    made = {"org_id": str(place.id), "categories": ["kindergarten"], **CHAIN}
    return done(office.post("/chains", json=made))["id"]


def _spot_check(site: Site, place: Place) -> str:
    """A sample of what the school approved, drawn by the office above."""
    office = site.at(PLACES[place.above], roles.INFO_ADMIN)
    return done(office.post("/spot-checks", json={"org_id": str(place.id), **SAMPLE}))["id"]


def _rejection(clerk: httpx.Client, place: Place) -> dict[str, str]:
    rejected = str(teacher_id(place.code, REJECTED))
    reasons = done(clerk.get(f"/teachers/{rejected}"))["reasons"]
    return {"explainRejection.teacher_id": rejected, "reason_id": reasons[0]["id"]}


def _objection(site: Site, place: Place, teacher: str) -> dict[str, str]:
    """What a teacher with an account says is wrong; only there."""
    for username, (code, number) in TEACHERS.items():
        if code == place.code and str(teacher_id(code, number)) == teacher:
            said = {"set": "basic", "field": "name", "text": "姓名有误。"}
            return {"remark_id": done(site.client(username).post(f"/teachers/{teacher}/remarks", json=said))["id"]}
    return {}


def portrait() -> bytes:
    """A photo as a phone takes it."""
    written = io.BytesIO()
    portraits.picture(portraits.Look()).save(written, "JPEG", quality=90)
    return written.getvalue()


def _photo_batch(clerk: httpx.Client) -> str:
    """A batch with one photo, whose teacher nobody has named."""
    batch_id = done(clerk.post("/photo-batches", json={}))["id"]
    done(clerk.post(f"/photo-batches/{batch_id}/photos", files=[("file", ("无名.jpg", portrait()))]))
    until = time.monotonic() + 60
    while not done(clerk.get(f"/photo-batches/{batch_id}"))["counts"].get("made"):
        assert time.monotonic() < until, "The photo was not made within a minute."
        time.sleep(0.1)
    return batch_id
