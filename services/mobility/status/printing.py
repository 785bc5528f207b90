"""在职变动表 of one change of status at once, to be signed and sealed; while a person waits (R-MOB-05)."""

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import UUID

from services.common import clock, paper, storage
from services.common.actor import Actor
from services.common.processes import offloop
from services.mobility.status import viewing
from services.mobility.status.status_form import TEMPLATE, TITLE, sheet_of_act

FOLDER = "status-forms/"


def print_status_act(
    begin: Callable, actor: Actor, act_id: UUID, statuses: Mapping[str, str], now_said: list[dict[str, str]]
) -> dict[str, Any]:
    """Where the printed form lies; the act is read as the asker is shown it, which is logged."""
    with begin() as db:
        view = viewing.one(db, actor, act_id)
    frame = paper.frame(TITLE, view["entered_at_org"], actor.name, clock.now())
    key = f"{FOLDER}{view['id']}-{view['row_version']}-{actor.account_id}"
    with TemporaryDirectory() as folder:
        paper.print_out(TEMPLATE, sheet_of_act(frame, view, statuses, now_said), Path(folder))
        offloop.run(storage.put_file, key, Path(folder) / paper.FILE)
    return {"key": key, "name": f"{TITLE}-{view['name']}.pdf"}
