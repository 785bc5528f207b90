"""What identity forgets: notices that were read long ago."""

from services.common.processes.purge import Rule

RULES = (Rule("notice", "read_at", 180, "read_at IS NOT NULL"),)
