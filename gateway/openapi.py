"""The OpenAPI document, which programs and the pages' types are made from; `python -m gateway` prints it."""

import copy
import json
from typing import Any

from flask import Flask
from flask_smorest import Api
from marshmallow import fields

from gateway.problems import PROBLEM, Problem

REF = "#/components/schemas/"
VERSION = "1.0.0"
SECURITY = {
    "bearer": {"type": "http", "scheme": "bearer", "description": "The token that signIn answers: for programs."},
    "cookie": {
        "type": "apiKey",
        "in": "cookie",
        "name": "xingtan_session",
        "description": "For pages. Writes send the cookie xingtan_csrf's value as X-CSRF-Token.",
    },
}


class ProblemApi(Api):
    """flask-smorest's registry, speaking problem JSON; errors are mapped in problems.py."""

    ERROR_SCHEMA = Problem

    def _register_error_handlers(self) -> None:
        """None here: one mapper serves API and pages."""

    def _register_responses(self) -> None:
        usual, self.DEFAULT_RESPONSE_CONTENT_TYPE = self.DEFAULT_RESPONSE_CONTENT_TYPE, PROBLEM
        super()._register_responses()
        self.DEFAULT_RESPONSE_CONTENT_TYPE = usual


DECIMAL = r"^-?\d{1,12}(\.\d{1,6})?$"
BOUNDS = {"minimum", "maximum"}


def register(app: Flask) -> ProblemApi:
    """The registry that areas are registered with."""
    app.config.update(API_TITLE="杏坛 Xingtan", API_VERSION=VERSION, OPENAPI_VERSION="3.1.0")
    options = {"info": {"description": "教师信息管理: the national teacher management system."}}
    api = ProblemApi(app, spec_kwargs=options)
    api.ma_plugin.converter.add_attribute_function(_decimal)
    for name, scheme in SECURITY.items():
        api.spec.components.security_scheme(name, scheme)
    api.spec.options["security"] = [{name: []} for name in SECURITY]
    return api


def document(app: Flask) -> dict[str, Any]:
    """The OpenAPI document of the app, the same on every machine."""
    [registered] = app.extensions["flask-smorest"]["apis"].values()
    found = copy.deepcopy(registered["ext_obj"].spec.to_dict())
    _promise_replies(found)
    found["servers"] = [{"url": "/"}]
    _clear_bounds(found)
    return json.loads(json.dumps(found, sort_keys=True, default=float))


def _decimal(_converter: Any, field: fields.Field, **_known: Any) -> dict[str, Any]:
    """Decimals travel as texts, so that no reader rounds them."""
    if not isinstance(field, fields.Decimal) or not field.as_string:
        return {}
    return {"type": ["string", "null"] if field.allow_none else "string", "pattern": DECIMAL}


def _clear_bounds(part: Any) -> None:
    """Bounds are of numbers: what travels as a text has none in the document, the service knows them."""
    if isinstance(part, dict) and BOUNDS & part.keys() and "string" in part.get("type", ()):
        for name in BOUNDS & part.keys():
            del part[name]
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _clear_bounds(each)


def _promise_replies(found: dict) -> None:
    """A schema that only replies use holds all its properties: services answer every field that they declare."""
    schemas = found["components"]["schemas"]
    schemas.pop("PaginationMetadata", None)  # flask-smorest's own way of paging is not ours
    asked: set[str] = set()
    for path in found["paths"].values():
        for operation in path.values():
            _collect(operation.get("requestBody", {}) if isinstance(operation, dict) else {}, schemas, asked)
    for name in schemas.keys() - asked - {Problem.__name__}:
        schemas[name]["required"] = sorted(schemas[name]["properties"])
        schemas[name].pop("additionalProperties", None)  # a later version may answer more


def _collect(node: Any, schemas: dict, seen: set[str]) -> None:
    if isinstance(node, list):
        for item in node:
            _collect(item, schemas, seen)
    if not isinstance(node, dict):
        return
    name = node.get("$ref", "").removeprefix(REF)
    if name and name not in seen:
        seen.add(name)
        _collect(schemas[name], schemas, seen)
    for value in node.values():
        _collect(value, schemas, seen)
