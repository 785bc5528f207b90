"""What review does in the job process besides jobs; see services/common/working.py."""

from services.review.reminding import Reminding

ROUNDS = (Reminding(),)
