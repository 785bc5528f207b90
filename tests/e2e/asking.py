"""Makes a request for any operation from the OpenAPI document: with the ids of the things at hand, and little else.

What it does not know how to fill in fails the test that asked: a new route has to say here what it takes.
"""

from collections.abc import Iterator
from typing import Any

from services.common import roles
from tests.e2e import belongings, of_training
from tests.e2e.things import Things, someone, someones_education

REF = "#/components/schemas/"

# Parameters that belong to no place.
EVERYWHERE = {
    "table": "sex",
    "category": "primary_secondary",
    "service": "records",
    "box": "all",
    "limit": 200,
    "set": "education",
    "month": "2026-10",
    "file_id": "00000000-0000-0000-0000-000000000001",
    "closing_id": "00000000-0000-0000-0000-000000000003",
    "getClaimChoices.kind": "school_based",
    "teacherChanges.since": "2026-01-01T00:00:00Z",
    "teacherChanges.until": "2026-12-31T00:00:00Z",
}
# The schools that are walked have no departments; tests/bus has those of others. Any institution can hold a training.
OF_NO_THING = {"department_id", "institution_id"}
ENTRIES = ("addEntry", "keepNewEntryDraft", "saveEntry", "keepEntryDraft")
NOBODY = "00000000-0000-0000-0000-000000000002"
ASKED = {"op": "changed", "set": "basic", "values": {"remark": "改过"}}
# Fields of bodies by name, or by operation and name where the name alone does not tell; None leaves a field out.
# A function makes the value from the ids at hand.
WORDS: dict[str, Any] = {
    "code": "340104W01",
    "school_type": "211",
    "name": "新来的",
    "level": "school",
    "username": "340104.walker",
    "roles": [roles.REVIEWER],
    "values": someone(1),
    "keepNewDraft.values": someone(2),
    "changeAccount.roles": None,
    "addAccount.teacher_id": None,
    "field": "id_number",
    "purpose": "核对身份",
    "act": "discard",
    "actOnAccounts.act": "unlock",
    **{f"addTeacherAccount.{name}": someone(3)[name] for name in ("name", "sex", "birth_date", "id_type", "id_number")},
    "contacts": [],
    "startExport.kind": "list",
    "startExport.teacher_ids": None,
    **{f"{operation}.values": someones_education() for operation in ENTRIES},
    "revealValue.set": "basic",
    "revealValue.entry_id": None,
    "addRemark.field": None,
    "starts_on": "2026-09-01",
    "submit_by": "2026-10-01",
    "school_review_by": "2026-10-15",
    "authority_review_by": "2026-11-01",
    "since": "2019-01-01T00:00:00Z",
    "from_at": "2027-01-01T00:00:00Z",
    "until_at": "2027-01-02T00:00:00Z",
    "until": "2020-01-01T00:00:00Z",
    "remindOrganisations.org_ids": None,
    "putHints.items": [],
    "reportDuplicate.teacher_ids": lambda known: known.get("pair_ids") or [known["teacher_id"]] * 2,
    "sayOutcome.outcome": "unsure",
    "sayOutcome.kept_id": None,
    **{
        f"{operation}.box": {"left": 0, "top": 0, "width": 197, "height": 244}
        for operation in ("cutPhoto", "framePhoto")
    },
    "receipt": "made up",
    "link": "made up",
    "preset": "default",
    "confirmPhotos.numbers": None,
    **{f"addChain.{name}": value for name, value in belongings.CHAIN.items()},
    "categories": ["special_education"],
    "share": 100,
    "faults": [],
    "effective_until": "2099-06-01",
    "due": "2099-06-01T00:00:00Z",
    "openCorrectionOrder.items": [{"set": "basic", "field": "remark", "reason": "请核对。"}],
    **{f"{operation}.items": [ASKED] for operation in ("addChangeRequest", "editChangeRequest")},
    **{f"addChangeRequest.{name}": None for name in ("order_id", "remark_id")},
    "revealChangeRequest.field": "remark",
    "take": "now",
    "resolveChangeRequest.items": None,
    "id_number": None,
    "openArrival.id_number": "110101190001010006",
    "absence": "made up",
    "openArrival.reason": "talent",
    "urban_rural": "111",
    "findToTransfer.id_number": "110101190001010006",
    "personal_number": None,
    "ticket": "made up",
    "applyForTransfer.reason": "post",
    "from_day": "2027-02-01",
    "applyForTransfer.to_org_id": None,
    "post": {},
    "words": "另有安排",
    "getStatusTemplate.until": None,
    "enterStatusChange.act": "absence",
    "enterStatusChange.post": None,
    "enterStatusChange.status": "299",
    "enterStatusChange.until": "2099-01-01",
    **{f"enterAssignment.{name}": value for name, value in belongings.LOAN.items()},
    "extendAssignment.until": "2099-06-01",
    "day": "2026-01-05",
    "setStandIn.business": "transfer",
    "setStandIn.on": False,
    "setStandIn.effective_from": "2099-01-01",
    **{f"{operation}.text": "rule: X" for operation in ("checkRule", "saveRule")},
    **{f"{operation}.{name}": None for operation in ("checkRule", "saveRule") for name in ("form", "vectors_form")},
    "startRule.sample": None,
    "publishRule.since": "2016-01-01",
    "endRule.until": "2099-01-01",
    **{
        f"{operation}.{name}": value
        for operation in ("registerTraining", "changeTraining")
        for name, value in of_training.described().items()
    },
    "setTrainingQuotas.quotas": [],
    "divideTrainingQuotas.quotas": [],
    "closeCreditCycle.first": "2016-01-02",
    **{f"openSecondRound.{name}": value for name, value in of_training.window().items()},
    "decideEnrolments.enrolments": lambda known: [{"id": known.get("enrolment_id", NOBODY), "row_version": 0}],
    "enterTrainingResults.results": lambda known: [
        {"enrolment_id": known.get("enrolment_id", NOBODY), "row_version": 0, "hours": "6", "grade": "合格"}
    ],
    "decideTrainingResults.results": lambda known: [{"id": known.get("result_id", NOBODY), "row_version": 0}],
    "correctTrainingResult.hours": "6",
    "correctTrainingResult.absent": None,
    "correctTrainingResult.measures": {},
    **{f"claimCredits.{name}": value for name, value in belongings.CLAIM.items()},
    "targets": lambda known: [{"org_id": known.get("org_id"), "expected": 7}],
}
PICTURES = {"takeFile": "scan.jpg", "addPhotos": "portrait.jpg"}  # what uploads want that are no workbooks
PORTRAIT = belongings.portrait()


class Unknown(Exception):
    """Nobody said what to send here."""


class Requests:
    """What to send for an operation; `more` are ids that belong to no place."""

    def __init__(self, document: dict[str, Any], workbook: bytes, **more: str) -> None:
        self.schemas = document["components"]["schemas"]
        self.operations = dict(_operations(document))
        self.workbook = workbook
        self.everywhere = EVERYWHERE | more

    def in_address(self, operation: str) -> set[str]:
        """The parameters in the operation's address that name a thing of some place."""
        _, _, parameters, _ = self.operations[operation]
        return {one["name"] for one in parameters if one["in"] == "path"} - self.everywhere.keys()

    def names_a_thing(self, operation: str) -> bool:
        """Whether anything in address, query or body can be the id of a thing."""
        _, _, parameters, body = self.operations[operation]
        fields = self._schema(body).get("properties", {}) if body else {}
        names = {one["name"] for one in parameters} | fields.keys() - {"id"}
        return any(
            name.endswith(("_id", "_ids")) or name == "number" for name in names - self.everywhere.keys() - OF_NO_THING
        )

    def owed(self, operation: str) -> set[str]:
        """What a thing must have to be asked about: ids in the address, and those that query and body require."""
        _, _, parameters, body = self.operations[operation]
        schema = self._schema(body) if body else {}
        required = {name: schema["properties"][name] for name in schema.get("required", ())}
        asked = {one["name"] for one in parameters if one["in"] == "query" and one.get("required") and _is_id(one)}
        return self.in_address(operation) | asked | {name for name, kind in required.items() if "uuid" in str(kind)}

    def make(self, operation: str, things: Things | None = None) -> dict[str, Any]:
        """Arguments for `client.request`: about `things`, or a plain list if there are none."""
        return self.make_with(operation, things.ids if things else {})

    def make_with(self, operation: str, ids: dict[str, Any]) -> dict[str, Any]:
        """The same about things of which nothing is known but their ids."""
        method, path, parameters, body = self.operations[operation]
        known = self.everywhere | ids
        for one in parameters:
            if one["in"] == "path":
                path = path.replace(f"{{{one['name']}}}", str(_known(operation, one["name"], known)))
        in_query = [one["name"] for one in parameters if one["in"] == "query"]
        query = {name: known[name] for name in in_query if name in known}
        query |= {name: known[f"{operation}.{name}"] for name in in_query if f"{operation}.{name}" in known}
        headers = {"If-Match": '"0"'} if any(one["name"] == "If-Match" for one in parameters) else {}
        made = {"method": method, "url": path, "params": query, "headers": headers}
        return made | (self._body(operation, body, known) if body else {})

    def _body(self, operation: str, body: dict, known: dict) -> dict[str, Any]:
        values = filled(operation, self._schema(body), known)
        if "multipart/form-data" in body["content"]:
            content = PORTRAIT if operation in PICTURES else self.workbook
            return {"files": {"file": (PICTURES.get(operation, "teachers.xlsx"), content)}, "data": values}
        return {"json": values}

    def _schema(self, body: dict) -> dict:
        [content] = body["content"].values()
        return self.schemas[content["schema"]["$ref"].removeprefix(REF)]


def filled(operation: str, schema: dict, known: dict) -> dict[str, Any]:
    """An object of this JSON schema: what is known, and what else is required."""
    return dict(_fields(operation, schema, known))


def _fields(operation: str, schema: dict, known: dict) -> Iterator[tuple[str, Any]]:
    for name, kind in schema.get("properties", {}).items():
        if "binary" in (kind.get("format"), kind.get("items", {}).get("format")):
            continue
        value = WORDS.get(f"{operation}.{name}", known.get(name, WORDS.get(name)))
        value = value(known) if callable(value) else value
        if value is None and name in schema.get("required", ()):
            value = _plain(operation, name, kind)
        if value is not None:
            yield name, value


def _operations(document: dict) -> Any:
    for path, item in document["paths"].items():
        shared = item.get("parameters", [])
        for method, operation in item.items():
            if method != "parameters":
                parameters = shared + operation.get("parameters", [])
                below = path.removeprefix("/api/v1")
                yield operation["operationId"], (method.upper(), below, parameters, operation.get("requestBody"))


def _is_id(parameter: dict) -> bool:
    return "uuid" in str(parameter.get("schema"))


def _known(operation: str, name: str, known: dict) -> Any:
    if f"{operation}.{name}" in known:
        return known[f"{operation}.{name}"]
    if name not in known:
        raise Unknown(f"{operation} has {{{name}}} in its address: tests/e2e/things.py has no such thing.")
    return known[name]


def _plain(operation: str, name: str, kind: dict) -> Any:
    """The least that a required field takes; an id of nothing in particular would prove nothing."""
    if "enum" in kind:
        return kind["enum"][0]
    if kind.get("type") == "string" and "format" not in kind:
        return "测试" * max(1, kind.get("minLength", 1))
    if kind.get("type") in ("integer", "boolean"):
        return kind.get("minimum", 0) if kind["type"] == "integer" else False
    raise Unknown(f"{operation} wants {name}: say in tests/e2e/asking.py what to send.")
