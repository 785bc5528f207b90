"""信息变更申请表 of one request at once, to be signed and sealed; while a person waits."""

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from services.common import clock, paper, storage
from services.common.actor import Actor
from services.common.processes import offloop
from services.records.attachments.models import HeldFile
from services.records.printing.one_file import FOLDER
from services.records.printing.request_form import TEMPLATE, TITLE, sheet_of_request


def evidence_names(db: Session, view: Mapping[str, Any]) -> dict[str, str]:
    """The names of the files that speak for a request, by id."""
    wanted = {UUID(str(file)) for item in view["items"] for field in item["differences"] for file in field["evidence"]}
    query = select(HeldFile.id, HeldFile.name).where(HeldFile.teacher_id == view["teacher_id"], HeldFile.id.in_(wanted))
    return {str(row.id): row.name for row in db.execute(query)}


def print_request(actor: Actor, view: Mapping[str, Any], files: Mapping[str, str]) -> dict[str, Any]:
    """Where the printed form lies; `view` is the request as its asker is shown it, the reading of which was logged.

    `files` are the names of its evidence by id.
    """
    frame = paper.frame(TITLE, view["org_name"], actor.name, clock.now())
    key = f"{FOLDER}{view['id']}-{view['row_version']}-{actor.account_id}"
    with TemporaryDirectory() as folder:
        paper.print_out(TEMPLATE, sheet_of_request(frame, view, files), Path(folder))
        offloop.run(storage.put_file, key, Path(folder) / paper.FILE)
    return {"key": key, "name": f"{TITLE}-{view['teacher_name'] or ''}.pdf"}
