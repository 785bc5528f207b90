"""What mobility forgets: the forms that it printed, once they were handed out, and workbooks of acts."""

from services.common.processes.purge import Rule
from services.mobility.assignments import printing as assignments
from services.mobility.status import printing as status
from services.mobility.transfers import printing as transfers

EMPTY = "NOT EXISTS (SELECT FROM status_batch_row WHERE batch_id = status_batch.id)"
RULES = (Rule("status_batch_row", "created_at", 30), Rule("status_batch", "created_at", 30, EMPTY))  # they name people
FILES = {transfers.FOLDER: 1, status.FOLDER: 1, assignments.FOLDER: 1}
