"""Files on paper, rosters, and what a printed file is to whoever holds it (R-REC-18)."""

import uuid
from datetime import datetime

from flask import Response

from gateway import files
from gateway.access_rules import needs
from gateway.area import Area, asks
from gateway.bus import Reply, ask, ask_each
from services.common.errors import Refused
from services.contracts import verifying
from services.contracts.records import printing

area = Area("printing", "Files on paper.")

area.passes_on("GET /roster", printing.roster, "get_roster").says("Files of the own territory with chosen columns.")
area.passes_on("GET /teachers/<uuid:teacher_id>/readings", printing.file_readings, "list_readings").says(
    "Who else read the own file, when and what for, newest first."
)


@area.route("/verifications/<code>", methods=["GET"])
@asks(verifying.verification)
def get_verification(code: str) -> Reply:
    """What the paper with this code is: unit, name with one sign covered, day, and whether it was changed since."""
    answers = ask_each(verifying.verification, verifying.PRINTERS, code=code)
    known = next((said for said in answers.values() if isinstance(said, dict) and said["known"]), None)
    refused = next((said for said in answers.values() if isinstance(said, Refused)), None)
    if known is None and refused is not None:  # nobody says "unknown" while one of them is silent
        raise refused
    return known or answers[verifying.verification.service]


@area.get("/teachers/<uuid:teacher_id>/file.pdf")
@needs(printing.print_file)
@area.arguments(printing.FileToPrint(only=["as_of"]), location="query", as_kwargs=True)
@area.response(200, files.BINARY, content_type=files.PDF)
def get_file_on_paper(teacher_id: uuid.UUID, as_of: datetime | None) -> Response:
    """The file of one teacher as PDF, as it stands or as it was known at an instant; sensitive values masked."""
    printed = ask(printing.print_file, teacher_id=teacher_id, as_of=as_of)
    return files.download(printed["key"], printed["name"], files.PDF)


@area.get("/change-requests/<uuid:request_id>/form.pdf")
@needs(printing.print_request)
@area.response(200, files.BINARY, content_type=files.PDF)
def get_request_form(request_id: uuid.UUID) -> Response:
    """信息变更申请表 of a request as PDF, with lines for opinions and seals."""
    printed = ask(printing.print_request, request_id=request_id)
    return files.download(printed["key"], printed["name"], files.PDF)
