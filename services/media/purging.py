"""What media forgets: receipts, and photo batches and uploads, which name people."""

from services.common.processes.purge import Rule

RULES = (
    Rule("taken_file", "taken_at", 2),  # a receipt is good for a day
    Rule("photo_item", "ended_at", 90),
    Rule("photo_upload", "ended_at", 90, "NOT EXISTS (SELECT FROM photo_item WHERE upload_id = photo_upload.id)"),
    Rule("photo_batch", "ended_at", 90, "NOT EXISTS (SELECT FROM photo_upload WHERE batch_id = photo_batch.id)"),
)
