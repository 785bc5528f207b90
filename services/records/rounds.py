"""What records does in the job process besides jobs; see services/common/processes/job_threads.py."""

from services.records.numbers.checking import check_due

ROUNDS = (check_due,)
