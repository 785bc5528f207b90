"""What the migrations of mobility leave to the job process; see services/common/database/backfills.py."""

from services.mobility.ledger import following

BACKFILLS = {"ledger_openings": following.open_next}
