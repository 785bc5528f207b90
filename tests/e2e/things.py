"""What lies at each place of the sample: something to ask for, and the traces by which a leak is recognised."""

import io
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

import httpx
import openpyxl
import pypdfium2

from deploy.local import collecting
from deploy.local.people import entries, people
from deploy.local.places import Place, teacher_id
from services.common import clock, roles
from tests.e2e import belongings
from tests.e2e.site import PLACES, Site, done, username

EFFECTIVE = 4  # the sample's last teacher of five
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
TEMPLATE = "/templates/primary_secondary.xlsx"


@dataclass(frozen=True)
class Things:
    """`ids` by the names that parameters have; `traces` are met by nobody outside, `names` by those below too."""

    place: Place
    ids: dict[str, Any]
    traces: frozenset[str]
    names: frozenset[str]

    @property
    def path(self) -> str:
        return path_of(self.place)


def path_of(place: Place) -> str:
    """The place in the management tree; whoever is at a beginning of it has this place in the territory."""
    return (path_of(PLACES[place.above]) if place.above else "") + f"{place.code}/"


def at_places(site: Site, codes: Iterable[str]) -> list[Things]:
    """Things of these places. A trace that two places share (a masked number may) would accuse the innocent."""
    found = [_school(site, PLACES[code]) if len(code) == 9 else _office(site, PLACES[code]) for code in codes]
    count = Counter(trace for things in found for trace in things.traces)
    return [replace(things, traces=frozenset(t for t in things.traces if count[t] == 1)) for things in found]


def told_apart(everything: Iterable[Things], operation: str) -> set[str]:
    """The ids that things have for this operation alone; one without them is nothing that it is about."""
    return {name for things in everything for name in things.ids if name.startswith(f"{operation}.")}


def _office(site: Site, place: Place) -> Things:
    """An organisation and an account that nobody uses."""
    spare = _spare_account(site, place)
    ids = {"org_id": str(place.id), "parent_id": str(place.id), "authority_id": str(place.id), "account_id": spare}
    ids["account_ids"] = [spare]
    ids |= belongings.of_office(site, place)
    people = {username(place, role) for role in place.roles()}
    return Things(place, ids, frozenset({spare, *people}), frozenset({place.name, str(place.id)}))


def _school(site: Site, place: Place) -> Things:
    """The same with teachers, the case of one that is effective, and an import."""
    office = _office(site, place)
    teachers = [str(teacher_id(place.code, number)) for number in range(EFFECTIVE + 1)]
    cases = {case["subject_id"]: case["id"] for case in _cases(site, place)}
    import_id = imported(site.at(place, roles.ENTRY_CLERK), faulty_workbook(site))["id"]
    export_id = exported(site.at(place, roles.ENTRY_CLERK))["id"]
    batch_id = _account_batch(site.at(place, roles.SYSTEM_ADMIN))
    numbers = id_numbers(place)
    ids = office.ids | {
        "teacher_id": teachers[EFFECTIVE],
        "teacher_ids": [teachers[EFFECTIVE]],
        "number": numbers[EFFECTIVE],
        "case_id": cases[teachers[EFFECTIVE]],
        "case_ids": [cases[teachers[EFFECTIVE]]],
        "import_id": import_id,
        "export_id": export_id,
        "job_id": f"records.{import_id}",
        "batch_id": batch_id,
    }
    ids |= belongings.of_school(site, place, teachers[EFFECTIVE])
    masked = {mask(number) for number in numbers}
    return replace(
        office,
        ids=ids,
        traces=office.traces | {*teachers, *cases.values(), import_id, export_id, batch_id, *numbers, *masked},
    )


def id_numbers(place: Place) -> list[str]:
    """The ID numbers that the sample gave to a school's teachers."""
    known = collecting.staff_of(place, EFFECTIVE + 1, clock.today())
    return [person["id_number"] for person in known]


def mask(number: str) -> str:
    """An ID number as lists show it."""
    return number[:6] + "*" * 8 + number[-4:]


def someone(series: int, county: str = "340104") -> dict[str, Any]:
    """Faultless values of a teacher that is not in the sample."""
    return people(series, 1, county, clock.today())[0]


def someones_education() -> dict[str, Any]:
    """A faultless entry of 学习经历."""
    return entries(1, someone(4), "primary_secondary", "education", clock.today())[0]


def _cases(site: Site, place: Place) -> list[dict]:
    return done(site.at(place, roles.QUERY_USER).get("/cases", params={"box": "all", "limit": 200}))["items"]


def _spare_account(site: Site, place: Place) -> str:
    body = {"org_id": str(place.id), "username": f"{place.code}.spare", "name": "备用", "roles": [roles.QUERY_USER]}
    return done(site.at(place, roles.SYSTEM_ADMIN).post("/accounts", json=body))["account"]["id"]


def _account_batch(client: httpx.Client) -> str:
    """Accounts for all teachers of the school who have a file."""
    batch_id = done(client.post("/account-batches", files={"from": (None, "records")}))["id"]
    waited_for(lambda: done(client.get(f"/account-batches/{batch_id}"))["finished_at"])
    return batch_id


def faulty_workbook(site: Site) -> bytes:
    """The template with one row that lacks nearly everything."""
    template = site.client("340104001.clerk").get(TEMPLATE)
    assert template.is_success, template.text
    book = openpyxl.load_workbook(io.BytesIO(template.content))
    book.worksheets[0].cell(2, 1, "缺项")
    filled = io.BytesIO()
    book.save(filled)
    return filled.getvalue()


def imported(client: httpx.Client, workbook: bytes) -> dict[str, Any]:
    """Upload a workbook and wait for what becomes of it."""
    run = done(client.post("/imports", files={"file": ("teachers.xlsx", workbook, XLSX)}))

    def ended() -> dict[str, Any] | None:
        now = done(client.get(f"/imports/{run['id']}"))
        return None if now["state"] in ("waiting", "running") else now

    return waited_for(ended)


def exported(client: httpx.Client) -> dict[str, Any]:
    """Have the list of a school's teachers written, and wait for it."""
    run = done(client.post("/exports", json={"kind": "list"}))

    def ended() -> dict[str, Any] | None:
        now = done(client.get(f"/exports/{run['id']}"))
        return None if now["state"] in ("waiting", "running") else now

    return waited_for(ended)


def waited_for(look: Callable[[], Any], seconds: float = 60) -> Any:
    """What `look` finds as soon as it finds something: much comes by itself over the bus."""
    until = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < until, f"It did not come within {seconds} s."
        time.sleep(0.1)
    return found


def code_on(words: str) -> str:
    """The code that anybody verifies a printed form by."""
    return words.split("验证码：")[1].split(maxsplit=1)[0]


def on_paper(printed: httpx.Response) -> str:
    """The words of a printed form."""
    with closing(pypdfium2.PdfDocument(printed.raise_for_status().content)) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)
