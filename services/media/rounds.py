"""What media does in the job process besides jobs; see services/common/processes/job_threads.py."""

from services.media.batches.rounds import tidy, work
from services.media.blobs.rounds import Tending

ROUNDS = (work, tidy, Tending())
