"""Holds on files that other services ask for and give back."""

from functools import partial

from services.common.bus.entrypoints import react
from services.contracts.records import holds as contract
from services.records.file import holds


class HoldCalls:
    """Grants holds, each by itself, and takes them back."""

    mobility_holds_wanted = react(contract.holds_wanted.at("mobility"), partial(holds.answer, service="mobility"))
    training_holds_wanted = react(contract.holds_wanted.at("training"), partial(holds.answer, service="training"))
    mobility_holds_released = react(contract.holds_released.at("mobility"), holds.release)
    training_holds_released = react(contract.holds_released.at("training"), holds.release)
