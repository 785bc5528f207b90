"""The OpenAPI document: valid, complete, the same each time, and made without servers."""

import re

import pytest
import schemathesis

from gateway import access_rules, openapi
from gateway.app import create_app
from services.contracts.identity.orgs import CATEGORIES
from services.contracts.records import STAGES


@pytest.fixture(scope="module")
def document(app):
    return openapi.document(app)


def operations(document):
    return [
        operation for path in document["paths"].values() for name, operation in path.items() if name != "parameters"
    ]


def test_it_is_a_valid_openapi_document(document):
    loaded = schemathesis.openapi.from_dict(document)
    loaded.validate()

    assert document["openapi"] == "3.1.0"
    assert all(operation.ok() for operation in loaded.get_all_operations())


def test_it_is_the_same_each_time(app, document):
    assert openapi.document(create_app()) == document


def test_it_holds_every_route_of_the_api(app, document):
    routed = {route.operation for route in access_rules.table(app)} - {"getOpenapi", "getDocs"}

    assert {operation["operationId"] for operation in operations(document)} == routed


def test_no_two_operations_share_a_name(document):
    names = [operation["operationId"] for operation in operations(document)]

    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]+)*", name) for name in names)


def test_every_operation_says_what_it_does_and_how_it_fails(document):
    for operation in operations(document):
        assert operation["summary"], operation["operationId"]
        assert "default" in operation["responses"], operation["operationId"]


def test_replies_promise_every_field(document):
    row = document["components"]["schemas"]["TeacherRow"]

    assert row["required"] == sorted(row["properties"])


def test_replies_say_which_words_the_services_know(document):
    schemas = document["components"]["schemas"]

    assert schemas["TeacherRow"]["properties"]["status"]["enum"] == list(STAGES)
    assert schemas["Org"]["properties"]["category"] == {"type": ["string", "null"], "enum": [*CATEGORIES, None]}


def test_what_a_client_may_leave_out_is_not_required(document):
    schemas = document["components"]["schemas"]

    assert "id" not in schemas["NewTeacher"]["required"]
    assert schemas["Reason"]["required"] == ["reason"]


def test_no_outside_host_is_named(document):
    assert document["servers"] == [{"url": "/"}]
    assert "//" not in str(document["info"])
