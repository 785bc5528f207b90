"""What media does in the job process again and again, besides jobs; see services/common/processes/job_threads.py."""

from services.media.batches.periodic import tidy, work
from services.media.blobs.tending import Tending

WORK = (work, tidy, Tending())
