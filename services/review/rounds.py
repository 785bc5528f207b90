"""What review does in the job process besides jobs; see services/common/processes/job_threads.py."""

from services.review.reminding import Reminding

ROUNDS = (Reminding(),)
