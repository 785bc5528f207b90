"""Changes of status that other services have decided, on the bus."""

from services.common.bus.entrypoints import react
from services.contracts.records import status_changes as contract
from services.records.status_changes import changing


class StatusCalls:
    """Writes changes of status into files."""

    status_changes_wanted = react(contract.status_changes_wanted.at("mobility"), changing.change_statuses)
