"""The kinds of long work that review has; the job process finds them here."""

from services.review.actions import batches, reviewers

KINDS = {batches.KIND: batches.run_batch, reviewers.KIND: reviewers.run_moving}
