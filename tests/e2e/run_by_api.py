"""The whole run by a program that knows nothing but the OpenAPI document and the template's header row.

`python -m tests.e2e.run_by_api http://127.0.0.1:8600` runs it on the sample that `make run` brings, as often as wanted.
"""

import io
import sys
import time
from collections.abc import Callable
from contextlib import closing
from typing import Any

import httpx
import openpyxl

from deploy.local.people import ROOM, entries, people
from services.common import clock

PASSWORD = "Xingtan-2026"
SCHOOL, COUNTY = "340104004", "340104"
SERIES, SIX = 200, 6
CLERK = {"username": f"{SCHOOL}.robot", "name": "接口录入员", "roles": ["entry_clerk"]}
REASON = {"set": "basic", "field": "work_start", "reason": "参加工作年月与档案不一致，请核对。"}


class Person(httpx.Client):
    """Somebody signed in; asks for operations by the names that the OpenAPI document gives them."""

    def __init__(self, address: str, username: str, password: str) -> None:
        super().__init__(base_url=address, timeout=60)
        paths = self.get("/api/v1/openapi.json").json()["paths"]
        self.operations = {
            operation["operationId"]: (method.upper(), path)
            for path, item in paths.items()
            for method, operation in item.items()
            if method != "parameters"
        }
        token = self.ask("signIn", json={"username": username, "password": password})["token"]
        self.headers["Authorization"] = f"Bearer {token}"

    def ask(self, operation: str, *ids: str, version: int | None = None, **sent: Any) -> Any:
        """The body of a good answer; `ids` fill the address, `version` is what If-Match says."""
        answer = self.try_to(operation, *ids, version=version, **sent)
        if answer.is_error:
            raise RuntimeError(f"{operation}: {answer.status_code} {answer.text}")
        return answer.json() if "json" in answer.headers.get("content-type", "") else answer.content

    def try_to(self, operation: str, *ids: str, version: int | None = None, **sent: Any) -> httpx.Response:
        """The answer, good or not."""
        method, path = self.operations[operation]
        for found in ids:
            path = path[: path.index("{")] + found + path[path.index("}") + 1 :]
        headers = {"If-Match": f'"{version}"'} if version is not None else {}
        return self.request(method, path, headers=headers, **sent)


def run(address: str, say: Callable[[str], object]) -> dict[str, str]:
    """Do it all; what became of each of the three teachers that were submitted, by name."""
    with (
        closing(newcomer(address, say)) as clerk,
        closing(Person(address, f"{SCHOOL}.reviewer", PASSWORD)) as school,
        closing(Person(address, f"{COUNTY}.reviewer", PASSWORD)) as county,
    ):
        wanted = strangers(clerk)
        import_all(clerk, wanted, say)
        return first_entry(clerk, school, county, wanted[:3], say)


def strangers(clerk: Person) -> list[dict[str, Any]]:
    """Six people whom no earlier run has brought in."""
    for first in range(0, ROOM - SIX, SIX):
        six = people(SERIES, SIX, COUNTY, clock.today(), first=first)
        if not any(clerk.ask("lookupTeacher", json={"number": each["id_number"]})["items"] for each in six):
            return six
    raise RuntimeError("Everybody is there already.")


def first_entry(
    clerk: Person, school: Person, county: Person, three: list[dict], say: Callable[[str], object]
) -> dict[str, str]:
    """Three files go the way to effective, the last one after it was rejected once."""
    ids = [clerk.ask("lookupTeacher", json={"number": each["id_number"]})["items"][0]["id"] for each in three]
    for teacher_id, person in zip(ids, three, strict=True):
        fill_in(clerk, teacher_id, person)
    change_one(clerk, ids[0], say)

    say(f"submitted: {clerk.ask('submitTeachers', json={'teacher_ids': ids})['next_desk']} is next")
    decide(school, dict(zip(ids, ("approve", "approve", "reject"), strict=True)), say)
    decide(county, dict.fromkeys(ids[:2], "approve"), say)
    mend(clerk, ids[2], say)
    decide(school, {ids[2]: "approve"}, say)
    decide(county, {ids[2]: "approve"}, say)

    for teacher_id in ids:
        wait_for(lambda each=teacher_id: clerk.ask("getTeacher", each)["status"] == "effective")
    for step in reversed(clerk.ask("teacherHistory", ids[2])["items"]):
        if step["set"] in (None, "basic") and step["act"] != "derived":
            say(f"  {step['at'][:19]} {step['act']:10} {step['person']} ({step['org_name']}) → {step['stage']}")
    return {(teacher := clerk.ask("getTeacher", each))["name"]: teacher["status"] for each in ids}


def newcomer(address: str, say: Callable[[str], object]) -> Person:
    """A clerk with the initial password that the administrator hands over: it has to be changed before all else."""
    with closing(Person(address, f"{SCHOOL}.admin", PASSWORD)) as admin:
        found = admin.ask("listAccounts", params={"q": CLERK["username"]})["items"]
        if found:  # it was run before
            opened = admin.ask("resetAccount", found[0]["id"])
        else:
            opened = admin.ask("addAccount", json=CLERK | {"org_id": admin.ask("getMe")["org"]["id"]})
    clerk = Person(address, CLERK["username"], opened["initial_password"])
    say(f"the newcomer may not list teachers yet: {clerk.try_to('listTeachers').status_code}")
    clerk.ask("changePassword", json={"old": opened["initial_password"], "new": "Mein-erstes-2026"})
    say(f"with an own password there are {len(clerk.ask('getMe')['operations'])} operations")
    return clerk


def import_all(clerk: Person, wanted: list[dict], say: Callable[[str], object]) -> None:
    """Upload with three faulty rows, read each fault at its place, mend, upload again: nothing is doubled."""
    template = clerk.ask("getTemplate", "primary_secondary")
    fields = {field["name"]: field["code"] for group in sets(clerk) for field in group["fields"]}
    spoiled = [*wanted[:3], *(each | fault for each, fault in zip(wanted[3:], FAULTS, strict=True))]

    first = imported(clerk, filled(template, fields, spoiled))
    say(f"first upload: {first['added']} added, {first['faulty']} rows faulty")
    for fault in clerk.ask("listImportFaults", first["id"])["items"]:
        say(f"  {fault['sheet']} {fault['column']}{fault['row']} {fault['field']}: {fault['message']}")
    second = imported(clerk, filled(template, fields, wanted))
    say(f"mended: {second['added']} added, {second['unchanged']} unchanged, {second['faulty']} faulty")


FAULTS = ({"id_number": "340104199001010000"}, {"name": None}, {"birth_date": "1990-13-45"})


def sets(clerk: Person) -> list[dict]:
    return clerk.ask("getCatalogue", params={"category": "primary_secondary"})["sets"][0]["groups"]


def filled(template: bytes, fields: dict[str, str], rows: list[dict]) -> bytes:
    """The template with these rows below its header row, whose words say which column is which field."""
    book = openpyxl.load_workbook(io.BytesIO(template))
    sheet = book.worksheets[0]
    for column, heading in enumerate(sheet[1], start=1):
        code = fields[heading.value.lstrip("*").partition("(")[0]]
        for number, row in enumerate(rows, start=2):
            sheet.cell(number, column, written(row.get(code)))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def written(value: Any) -> str | None:
    """A value as a cell takes it: codes as they are, several joined, yes and no as 1 and 0."""
    if isinstance(value, bool):
        return "1" if value else "0"
    return "、".join(value) if isinstance(value, list) else value


def imported(clerk: Person, workbook: bytes) -> dict[str, Any]:
    """Upload and follow the job until it has ended."""
    job = clerk.ask("startImport", files={"file": ("教师.xlsx", workbook)})
    wait_for(lambda: clerk.ask("getJob", f"records.{job['job_id']}")["finished_at"])
    return clerk.ask("getImport", job["id"])


def fill_in(clerk: Person, teacher_id: str, person: dict) -> None:
    """Add what the file still owes beside 基本信息: an entry or more in each of these sets."""
    for each in clerk.ask("getTeacher", teacher_id)["sets"]:
        if each["owed"] and not each["count"]:
            for values in entries(1, person, "primary_secondary", each["code"], clock.today()):
                clerk.ask("addEntry", teacher_id, each["code"], json={"values": values})


def change_one(clerk: Person, teacher_id: str, say: Callable[[str], object]) -> None:
    """Open a file, change a value, save; whoever saves what they saw earlier is told."""
    seen = clerk.ask("getTeacher", teacher_id)
    values = seen["values"]["basic"] | {"remark": "由接口填写。"}
    clerk.ask("saveTeacher", teacher_id, version=seen["row_version"], json={"values": values})
    stale = clerk.try_to("saveTeacher", teacher_id, version=seen["row_version"], json={"values": values})
    say(f"saved {seen['name']}; the same version again: {stale.status_code} {stale.json()['detail']}")


def decide(reviewer: Person, verdicts: dict[str, str], say: Callable[[str], object]) -> None:
    """Decide the cases of these teachers as they come to the reviewer's desk."""
    left = dict(verdicts)

    def none_left() -> bool:
        for case in reviewer.ask("listCases", params={"box": "todo", "limit": 200})["items"]:
            if verdict := left.pop(case["subject_id"], None):
                decision = {"verdict": verdict, "reasons": [REASON] if verdict == "reject" else []}
                reviewer.ask("decideCase", case["id"], version=case["row_version"], json=decision)
                say(f"{case['desk']}: {verdict} {case['subject_name']}")
        return not left

    wait_for(none_left)


def mend(clerk: Person, teacher_id: str, say: Callable[[str], object]) -> None:
    """Read why it was rejected, correct it, submit again."""
    wait_for(lambda: clerk.ask("getTeacher", teacher_id)["status"] == "rejected")
    seen = clerk.ask("getTeacher", teacher_id)
    say(f"rejected: {seen['reasons'][0]['reason']}")
    values = seen["values"]["basic"] | {"work_start": seen["values"]["basic"]["school_start"]}
    clerk.ask("saveTeacher", teacher_id, version=seen["row_version"], json={"values": values})
    clerk.ask("submitTeachers", json={"teacher_ids": [teacher_id]})


def wait_for(holds: Callable[[], Any], seconds: float = 60) -> None:
    """Wait for what comes by itself."""
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            raise TimeoutError("It did not come; is the relay running?")
        time.sleep(0.2)


if __name__ == "__main__":
    run(sys.argv[1].rstrip("/"), print)
