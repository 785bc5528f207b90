"""What identity forgets: notices that were read long ago, and workbooks of accounts."""

from services.common.processes.purge import Rule

RULES = (Rule("notice", "read_at", 180, "read_at IS NOT NULL"),)
FILES = {"uploads/": 30}
