"""The kinds of long work that records has; the job process finds them here."""

from services.records.duplicates.sweep_job import run_sweep
from services.records.exporting import run_export
from services.records.importing import run_import, run_marking
from services.records.rebuilding import run_rebuilding
from services.records.submitting.submission_job import run_submission

KINDS = {
    "import": run_import,
    "mark": run_marking,
    "export": run_export,
    "submission": run_submission,
    "rebuild_copies": run_rebuilding,
    "look_alikes": run_sweep,
}
