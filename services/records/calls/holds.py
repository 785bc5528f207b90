"""Holds on files that other services ask for and give back."""

from services.common.bus.entrypoints import react
from services.contracts.records import holds as contract
from services.records.file import holds


class HoldCalls:
    """Grants holds, each by itself, and takes them back."""

    @react(contract.holds_wanted.at("mobility"))
    def mobility_holds_wanted(self, db, batch):
        holds.answer(db, "mobility", batch["holds"])

    @react(contract.holds_wanted.at("training"))
    def training_holds_wanted(self, db, batch):
        holds.answer(db, "training", batch["holds"])

    @react(contract.holds_released.at("mobility"))
    def mobility_holds_released(self, db, batch):
        holds.release(db, batch["refs"])

    @react(contract.holds_released.at("training"))
    def training_holds_released(self, db, batch):
        holds.release(db, batch["refs"])
