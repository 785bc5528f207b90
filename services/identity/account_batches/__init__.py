"""Opens teachers' accounts as one job: finds or opens each person's file, then the account, in sets of 500 (R-ID-06).

Files are asked of records over the bus, in the name of the administrator who started the job, and never while a
transaction is open. A person is known by the ID number, so a killed job that starts again finds what is done, and the
same workbook again changes nothing. No secret comes into being here: slips draw them when they are printed.
"""

from services.identity.account_batches.batch_job import Opening, run_batch
from services.identity.account_batches.wanted import sealed

KIND = "account_batch"

__all__ = ["KIND", "Opening", "run_batch", "sealed"]
