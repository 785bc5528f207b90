"""The kinds of long work that training has; the job process finds them here."""

from services.training.overviews import counting
from services.training.result_books import book_job
from services.training.rules.trials import trial_job

KINDS = {
    trial_job.KIND: trial_job.run_trial,
    counting.KIND: counting.run_count,
    book_job.KIND: book_job.run_book,
}
