"""The kinds of long work that training has; the job process finds them here."""

from services.training.overviews import counting
from services.training.rules.trials import trial_job

KINDS = {trial_job.KIND: trial_job.run_trial, counting.KIND: counting.run_count}
