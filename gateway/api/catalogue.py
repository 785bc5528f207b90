"""The catalogue that forms are drawn from, and the code tables (R-REC)."""

from gateway.area import Area
from services.contracts.records import catalogue

area = Area("catalogue", "Record sets, fields and code tables.")

area.passes_on("GET /catalogue", catalogue.catalogue, "get_catalogue").says(
    "The catalogue of a school category; without one, that of the own school."
)
area.passes_on("GET /code-tables/<table>", catalogue.codes, "search_codes").says(
    "Codes of a table, by text or below another code."
)
