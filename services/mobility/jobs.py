"""The kinds of long work that mobility has; the job process finds them here."""

from services.mobility.status_batches import entering_job, reading_job

KINDS = {reading_job.KIND: reading_job.run_reading, entering_job.KIND: entering_job.run_entering}
