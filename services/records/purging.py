"""What records forgets: the plans of previews, which hold values of people."""

from services.common.processes.purge import Rule

RULES = (Rule("import_change", "created_at", 30), Rule("import_rename", "created_at", 30))
