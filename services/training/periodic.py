"""What training does in the job process again and again, besides jobs; see services/common/processes/job_threads.py."""

from services.common import clock
from services.common.processes.rounds import Round
from services.training.results import reminding

WORK = (Round(lambda store, _: reminding.tend(store, clock.today())),)
