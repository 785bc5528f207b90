"""The kinds of long work that identity has; the job process finds them here."""

from services.identity import account_acts_job, account_batches

KINDS = {account_batches.KIND: account_batches.run_batch, account_acts_job.KIND: account_acts_job.run_act}
