"""What records does in the job process again and again, besides jobs; see services/common/processes/job_threads.py."""

from services.records.numbers.checking import check_due

WORK = (check_due,)
