"""What training forgets: what it printed, once it was handed out; workbooks whose job never read them."""

from services.common.processes.purge import Rule
from services.contracts.training.result_books import UPLOADS
from services.training.printing.setting import FOLDER

RULES: tuple[Rule, ...] = ()
FILES = {FOLDER: 1, f"{UPLOADS}/": 7}
