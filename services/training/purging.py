"""What training forgets: what it printed, once it was handed out."""

from services.common.processes.purge import Rule
from services.training.printing.setting import FOLDER

RULES: tuple[Rule, ...] = ()
FILES = {FOLDER: 1}
