"""What mobility forgets: the forms that it printed, once they were handed out."""

from services.mobility.assignments import printing as assignments
from services.mobility.transfers.printing import FOLDER

FILES = {FOLDER: 1, assignments.FOLDER: 1}
