"""What mobility does in the job process again and again, besides jobs; see services/common/processes/job_threads.py."""

from services.mobility.assignments.rounds import Round

WORK = (Round(),)
