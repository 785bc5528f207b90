"""The records service on the bus; calls/ has its entrypoints by area."""

from services.common.bus.entrypoints import react
from services.common.copies import known_orgs
from services.common.processes.operations import Operations
from services.contracts import records
from services.contracts.identity import orgs
from services.records.calls.attachments import AttachmentCalls
from services.records.calls.entries import EntryCalls
from services.records.calls.files import FileCalls
from services.records.calls.holds import HoldCalls
from services.records.calls.monitoring import MonitoringCalls
from services.records.calls.numbers import NumberCalls
from services.records.calls.selfservice import SelfServiceCalls
from services.records.calls.submissions import SubmissionCalls
from services.records.calls.workbooks import WorkbookCalls


class RecordsService(
    FileCalls,
    EntryCalls,
    SelfServiceCalls,
    SubmissionCalls,
    WorkbookCalls,
    NumberCalls,
    MonitoringCalls,
    AttachmentCalls,
    HoldCalls,
    Operations,
):
    """Keeps the files of teachers."""

    name = records.NAME

    @react(orgs.orgs_changed)
    def orgs_changed(self, db, news):
        known_orgs.learn_all(db, news["orgs"])

    @react(orgs.org_changed)  # of the release before
    def org_changed(self, db, org):
        known_orgs.learn(db, org)
