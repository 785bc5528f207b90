"""Serves the pages that `make web` builds, and a page that lists the API's operations without any outside host."""

from pathlib import Path

from flask import Blueprint, Response, abort, current_app, render_template, send_from_directory
from werkzeug.utils import safe_join

from gateway import openapi
from gateway.access_rules import PREFIX, open_to_all

DIST = Path(__file__).parent / "web" / "dist"
A_YEAR = 365 * 24 * 3600

pages = Blueprint("pages", __name__, template_folder="templates")


@pages.get(f"{PREFIX}/openapi.json")
@open_to_all
def get_openapi() -> Response:
    """The OpenAPI document."""
    return current_app.json.response(openapi.document(current_app))


@pages.get(f"{PREFIX}/docs")
@open_to_all
def get_docs() -> str:
    """The operations of the API for human readers."""
    return render_template("docs.html", api=openapi.document(current_app))


@pages.get("/", defaults={"path": "index.html"})
@pages.get("/<path:path>")
@open_to_all
def get_page(path: str) -> Response | str:
    """A built file; any other address belongs to the pages' own router and gets the start page."""
    if path.startswith("api/"):
        abort(404)
    if not (DIST / "index.html").is_file():
        return render_template("unbuilt.html")
    if path.startswith("assets/"):
        response = send_from_directory(DIST, path, max_age=A_YEAR)
        response.cache_control.immutable = True
        return response
    found = safe_join(str(DIST), path)
    known = found is not None and Path(found).is_file()
    return send_from_directory(DIST, path if known else "index.html", max_age=0)
