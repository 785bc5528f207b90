"""The kinds of long work that training has; the job process finds them here."""

from services.training.overviews import counting

KINDS = {counting.KIND: counting.run_count}
