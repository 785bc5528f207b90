"""Requests made up from the OpenAPI document, good and bad: no fault of ours, no answer that it does not tell of."""

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis import checks
from schemathesis.specs.openapi import checks as openapi_checks

from gateway import openapi
from gateway.app import create_app
from tests.e2e.site import Site

EXAMPLES = 2  # an operation and person; the same ones every time
WHO = ("340202003.clerk", "340202.reviewer", "340104005.colleague")  # who enters, who decides, a teacher
EXCLUDED = {
    "signOut": "Its first example would sign the person out, and every later answer would be 401: test_sessions.py.",
    "changePassword": "Wrong old passwords lock the account after five: tests/bus/identity/test_own_password.py.",
}
PROMISES = [
    checks.not_a_server_error,
    openapi_checks.status_code_conformance,
    openapi_checks.content_type_conformance,
    openapi_checks.response_headers_conformance,
    openapi_checks.response_schema_conformance,
]

schema = schemathesis.openapi.from_dict(openapi.document(create_app()))
bounded = settings(
    max_examples=EXAMPLES,
    derandomize=True,
    database=None,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@schema.exclude(operation_id=list(EXCLUDED)).parametrize()
@bounded
def test_every_answer_is_one_that_the_document_tells_of(case: schemathesis.Case, site: Site):
    for who in WHO:
        answer = case.call(base_url=site.address, headers=dict(site.client(who).headers), timeout=30)
        case.validate_response(answer, checks=PROMISES)


def test_what_is_excluded_is_there(site: Site):
    paths = site.anonymous.get("/openapi.json").json()["paths"]
    names = {operation["operationId"] for path in paths.values() for key, operation in path.items() if key in METHODS}

    assert EXCLUDED.keys() <= names


METHODS = {"get", "post", "put", "patch", "delete"}
