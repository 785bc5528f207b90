"""What mobility does in the job process again and again, besides jobs; see services/common/processes/job_threads.py."""

from services.common import clock
from services.common.processes.rounds import Round
from services.mobility.assignments import rounds
from services.mobility.status_batches import leftovers
from services.mobility.transfers import deadlines

WORK = (
    Round(lambda store, _: rounds.tend(store, clock.today())),
    Round(deadlines.tend),
    Round(lambda store, _: leftovers.clear(store)),
)
