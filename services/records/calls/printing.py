"""Paper on the bus: one printed file, its verification, rosters."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from services.common.actor import Actor
from services.common.bus.entrypoints import react, serve, serve_in_steps
from services.common.database.transactions import Store
from services.common.request import current
from services.contracts import verifying
from services.contracts.records import calling
from services.contracts.records import printing as contract
from services.contracts.records import readings as readings_contract
from services.records import exporting, printing
from services.records.requests import viewing
from services.records.selfservice import readings


class PrintingCalls:
    """Prints, verifies, lists; tells a teacher who read the own file."""

    store: Store

    verification = serve(verifying.verification, printing.verification)
    number_on_paper = serve(contract.number_on_paper, printing.number_on_paper)
    mobiles_to_call = serve(calling.mobiles_to_call, printing.mobiles_to_call)
    roster = serve(contract.roster, exporting.roster.page_of_roster)
    file_readings = serve(contract.file_readings, readings.file_readings)
    read_at_media = react(readings_contract.teacher_read.at("media"), readings.keep_readings)
    read_at_review = react(readings_contract.teacher_read.at("review"), readings.keep_readings)

    @serve_in_steps(contract.print_file)
    def print_file(self, begin: Callable, actor: Actor, teacher_id: UUID, as_of: datetime | None) -> dict[str, Any]:
        """What is printed is read at one moment; setting it takes time, in which no transaction waits."""
        look = partial(self.store.look, current.get())
        return printing.print_file(look, begin, actor, teacher_id, as_of)

    @serve_in_steps(contract.print_request)
    def print_request(self, begin: Callable, actor: Actor, request_id: UUID) -> dict[str, Any]:
        """The request is read as its asker is shown it, which is logged; setting it takes time."""
        with begin() as db:
            view = viewing.one(db, actor, request_id)
            files = printing.evidence_names(db, view)
        return printing.print_request(actor, view, files)
