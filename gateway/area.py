"""A blueprint whose routes take their shape from the contract of the call they ask: nothing is declared twice.

Most routes only pass a call on, and are one declaration: `area.passes_on("GET /orgs", orgs.list_orgs, "list_orgs")`
and what it `says`. A route that does more is a function with `asks`, or with what flask-smorest has.
"""

import functools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask import Response, make_response, request
from flask_smorest import Blueprint
from marshmallow import RAISE, Schema, missing
from webargs.flaskparser import FlaskParser, is_json_request
from werkzeug.exceptions import UnsupportedMediaType

from gateway import access_rules, json_bodies
from gateway.bus import Reply, pass_on
from gateway.headers import IDEMPOTENCY_KEY, IF_MATCH, new_id, seen_version
from services.common.contract import Call

PLACEHOLDER = re.compile(r"<(?:\w+:)?(\w+)>")
FROM_HEADER = access_rules.VERSION
MADE_HERE = "id"


class Parser(FlaskParser):
    """Refuses parameters that are not declared, wherever they stand; `upload` is a multipart form with files."""

    DEFAULT_UNKNOWN_BY_LOCATION = {**FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION, "query": RAISE, "upload": RAISE}  # noqa: RUF012 - webargs reads it from the class

    def _raw_load_json(self, req: Any) -> Any:
        """A body of another kind is refused: what is asked without one may do more than was meant."""
        body = req.get_data(cache=True)
        if body and not is_json_request(req):
            raise UnsupportedMediaType
        return json_bodies.parsed(body) if body else missing


parser = Parser()


@parser.location_loader("upload")
def load_upload(req: Any, schema: Schema) -> Any:
    """The fields and files of a multipart form together."""
    return parser._makeproxy(req.form | req.files, schema)


@dataclass(frozen=True)
class Shape:
    """What `asks` declared: the call, the status of a good answer, the fields that the view fills in itself."""

    call: Call
    status: int
    without: frozenset[str]


def asks(call: Call, status: int = 200, without: Iterable[str] = ()) -> Callable:
    """The route takes what the call takes, gives what it gives, and is for whoever may ask it.

    Fields that stand in the address come from there, `row_version` from If-Match; an `id` may be left to the gateway.
    """

    def declare(view: Callable) -> Callable:
        view.shape = Shape(call, status, frozenset(without))  # type: ignore[attr-defined]
        return access_rules.needs(call)(view)

    return declare


@dataclass(frozen=True, eq=False)
class Declared:
    """A route that only passes its call on; there as soon as it is said what it does, and missed if it never is."""

    area: "Area"
    route: str
    shape: Shape
    operation: str

    def says(self, summary: str) -> None:
        """Registers the route; the summary stands in the OpenAPI document."""
        self.area.unsaid.discard(self)

        def view(**asked: Any) -> Reply:
            return pass_on(self.shape.call, **asked)

        view.__name__, view.__doc__ = self.operation, summary
        method, address = self.route.split()
        self.area.route(address, methods=[method])(asks(self.shape.call, self.shape.status, self.shape.without)(view))


class Area(Blueprint):
    """The routes of one area; an operation is named after its declaration or its function."""

    ARGUMENTS_PARSER = parser
    DEFAULT_LOCATION_CONTENT_TYPE_MAPPING = {  # noqa: RUF012 - flask-smorest reads it from the class
        **Blueprint.DEFAULT_LOCATION_CONTENT_TYPE_MAPPING,
        "upload": "multipart/form-data",
    }

    def __init__(self, name: str, description: str):
        super().__init__(name, name, url_prefix=access_rules.PREFIX, description=description)
        self.unsaid: set[Declared] = set()

    def passes_on(
        self, route: str, call: Call, operation: str, status: int = 200, without: Iterable[str] = ()
    ) -> Declared:
        """`route` is method and address, as in "GET /orgs/<uuid:org_id>"; the others are as for `asks`.

        `operation` is what a function would be called, and never changes: programs and pages know it.
        """
        declared = Declared(self, route, Shape(call, status, frozenset(without)), operation)
        self.unsaid.add(declared)
        return declared

    def register(self, app: Any, options: dict) -> None:
        """The area joins the gateway; raises ValueError for a route of which nobody says what it does."""
        if self.unsaid:
            raise ValueError(f"Nothing is said of {', '.join(sorted(declared.route for declared in self.unsaid))}.")
        super().register(app, options)

    def response(self, status_code: int, schema: Any = None, **options: Any) -> Callable[[Callable], Callable]:
        """The view answers with `status_code`; the schema documents the reply, which a service has shaped already."""
        document = super().response(status_code, schema, **options)
        return lambda view: document(_answering(view, status_code))

    def add_url_rule(
        self, rule: str, endpoint: str | None = None, view_func: Any = None, *args: Any, **options: Any
    ) -> None:
        """Registers the view with the shape and the documentation that its decorators ask for."""
        [method] = options["methods"]
        view = self._documented(view_func)
        if hasattr(view_func, "shape"):
            view = self._shaped(view, view_func.shape, method, set(PLACEHOLDER.findall(rule)))
        super().add_url_rule(rule, endpoint, view, *args, **options)

    def _documented(self, view: Callable) -> Callable:
        known = {"operationId": access_rules.operation_id(view.__name__)}
        if hasattr(view, "rule") and view.rule.open:
            known["security"] = []
        return self.doc(**known)(view)

    def _shaped(self, view: Callable, shape: Shape, method: str, in_path: set[str]) -> Callable:
        call = shape.call
        declared = call.takes().fields
        view = _completed(view, call)
        if headers := _header_parameters(call):
            view = self.doc(parameters=headers)(view)
        left_out = (in_path | {FROM_HEADER} | shape.without) & declared.keys()
        if declared.keys() - left_out:
            schema = call.takes(exclude=left_out, partial=(MADE_HERE,) if MADE_HERE in declared else None)
            location = "json" if method in access_rules.WRITING - {"DELETE"} else "query"
            view = self.arguments(schema, location=location, as_kwargs=True)(view)
        return self.response(shape.status, call.gives)(view) if call.gives().fields else self.response(204)(view)


def _completed(view: Callable, call: Call) -> Callable:
    """The view, given what comes from headers or is made by the gateway."""
    declared = call.takes().fields

    @functools.wraps(view)
    def complete(**asked: Any) -> Any:
        if FROM_HEADER in declared:
            asked[FROM_HEADER] = seen_version(request)
        if call.writes and MADE_HERE in declared and asked.get(MADE_HERE) is None:
            asked[MADE_HERE] = new_id(request, call)
        return view(**asked)

    return complete


def _answering(view: Callable, status: int) -> Callable:
    """The view, whose reply goes out as the service shaped it; its version is told as ETag too."""

    @functools.wraps(view)
    def answer(*args: Any, **asked: Any) -> Response:
        reply = view(*args, **asked)
        response = make_response(reply)
        if response.status_code == 200:  # a view may say otherwise, as for a part of a file
            response.status_code = status
        if status == 204:
            response.set_data(b"")
            del response.headers["Content-Type"]
        if isinstance(reply, dict) and FROM_HEADER in reply:
            response.set_etag(str(reply[FROM_HEADER]))
        return response

    return answer


def _header_parameters(call: Call) -> list[dict]:
    wanted = [IDEMPOTENCY_KEY] if call.writes else []
    return [*wanted, IF_MATCH] if FROM_HEADER in call.takes().fields else wanted
