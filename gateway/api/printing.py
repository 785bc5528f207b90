"""Files on paper, rosters, and what a printed file is to whoever holds it (R-REC-18)."""

import uuid
from datetime import datetime

from flask import Response

from gateway import files
from gateway.access_rules import needs
from gateway.area import Area
from gateway.bus import ask
from services.contracts.records import printing

area = Area("printing", "Files on paper.")

area.passes_on("GET /verifications/<code>", printing.verification, "get_verification").says(
    "What the paper with this code is: school, name with one sign covered, day, and whether the file changed since."
)
area.passes_on("GET /roster", printing.roster, "get_roster").says("Files of the own territory with chosen columns.")
area.passes_on("GET /teachers/<uuid:teacher_id>/readings", printing.file_readings, "list_readings").says(
    "Who else read the own file, when and what for, newest first."
)


@area.get("/teachers/<uuid:teacher_id>/file.pdf")
@needs(printing.print_file)
@area.arguments(printing.FileToPrint(only=["as_of"]), location="query", as_kwargs=True)
@area.response(200, files.BINARY, content_type=files.PDF)
def get_file_on_paper(teacher_id: uuid.UUID, as_of: datetime | None) -> Response:
    """The file of one teacher as PDF, as it stands or as it was known at an instant; sensitive values masked."""
    printed = ask(printing.print_file, teacher_id=teacher_id, as_of=as_of)
    return files.download(printed["key"], printed["name"], files.PDF)
