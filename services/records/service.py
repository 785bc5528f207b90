"""The records service on the bus; calls/ has its entrypoints by area."""

from services.common.bus.entrypoints import react
from services.common.copies import known_orgs
from services.common.processes.operations import Operations
from services.contracts import records
from services.contracts.identity import orgs
from services.records.calls.attachments import AttachmentCalls
from services.records.calls.duplicates import DuplicateCalls
from services.records.calls.entries import EntryCalls
from services.records.calls.files import FileCalls
from services.records.calls.handing_over import HandingOverCalls
from services.records.calls.holds import HoldCalls
from services.records.calls.monitoring import MonitoringCalls
from services.records.calls.numbers import NumberCalls
from services.records.calls.printing import PrintingCalls
from services.records.calls.requests import RequestCalls
from services.records.calls.selfservice import SelfServiceCalls
from services.records.calls.status_changes import StatusCalls
from services.records.calls.submissions import SubmissionCalls
from services.records.calls.trainings import TrainingCalls
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
    RequestCalls,
    PrintingCalls,
    DuplicateCalls,
    HandingOverCalls,
    StatusCalls,
    TrainingCalls,
    Operations,
):
    """Keeps the files of teachers."""

    name = records.NAME

    orgs_changed = react(orgs.orgs_changed, known_orgs.learn_all)
    org_changed = react(orgs.org_changed, known_orgs.learn)  # of the release before
