"""What records forgets: the plans of previews, which hold values of people; workbooks, come in and given out; paper."""

from services.common.processes.purge import Rule
from services.records.exporting.queries import DAYS, FOLDER
from services.records.printing.one_file import FOLDER as PRINTED

RULES = (Rule("import_change", "created_at", 30), Rule("import_rename", "created_at", 30))
FILES = {"uploads/": 30, "marked/": 30, FOLDER: DAYS, PRINTED: 1}
