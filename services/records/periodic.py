"""What records does in the job process again and again, besides jobs; see services/common/processes/job_threads.py."""

from services.records.duplicates.entry_check import check_due as look_for_look_alikes
from services.records.entering.lapsing import lapse_due
from services.records.numbers.checking import check_due

WORK = (check_due, look_for_look_alikes, lapse_due)
