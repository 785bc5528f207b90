"""What review does in the job process again and again, besides jobs; see services/common/processes/job_threads.py."""

from services.review.due_reminders import Reminding

WORK = (Reminding(),)
