"""The kinds of long work that records has; the job process finds them here."""

from services.records.importing import run_import

KINDS = {"import": run_import}
