"""Papers whose services do not know all that stands on them: what else, asked of the services that do."""

from typing import Any

from gateway.bus import ask
from services.common.contract import Call
from services.contracts.records import printing


def id_number(paper: Call, **which: Any) -> str:
    """The ID number for one paper, as far as the asker may read it; `paper` gives the ticket for it."""
    return ask(printing.number_on_paper, ticket=ask(paper, **which)["ticket"])["id_number"]
