"""What review does in the job process again and again, besides jobs; see services/common/processes/job_threads.py."""

from services.review.reminding import Reminding

WORK = (Reminding(),)
