"""The catalogue that forms are drawn from, and the code tables (R-REC)."""

from typing import Any

from gateway.area import Area, asks
from gateway.bus import Reply, pass_on
from services.contracts.records import catalogue

area = Area("catalogue", "Record sets, fields and code tables.")


@area.get("/catalogue")
@asks(catalogue.catalogue)
def get_catalogue(**asked: Any) -> Reply:
    """The catalogue of a school category; without one, that of the own school."""
    return pass_on(catalogue.catalogue, **asked)


@area.get("/code-tables/<table>")
@asks(catalogue.codes)
def search_codes(**asked: Any) -> Reply:
    """Codes of a table, by text or below another code."""
    return pass_on(catalogue.codes, **asked)
