"""The media service on the bus; calls/ has its entrypoints by area."""

from services.common.bus.entrypoints import react
from services.common.copies import known_orgs
from services.common.processes.operations import Operations
from services.contracts.identity import orgs
from services.contracts.media import files
from services.media.calls.batches import BatchCalls
from services.media.calls.files import FileCalls
from services.media.calls.photos import PhotoCalls


class MediaService(FileCalls, PhotoCalls, BatchCalls, Operations):
    """Keeps photos and evidence: takes them in, cuts them, hands them out."""

    name = files.NAME

    @react(orgs.orgs_changed)
    def orgs_changed(self, db, news):
        known_orgs.learn_all(db, news["orgs"])

    @react(orgs.org_changed)  # of the release before
    def org_changed(self, db, org):
        known_orgs.learn(db, org)
