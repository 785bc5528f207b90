"""The kinds of long work that records has; the job process finds them here."""

from services.records.importing import run_import, run_marking
from services.records.submitting.running import run_submission

KINDS = {"import": run_import, "mark": run_marking, "submission": run_submission}
