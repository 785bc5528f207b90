"""What mobility forgets: the forms that it printed, once they were handed out."""

from services.mobility.assignments import printing as assignments
from services.mobility.status import printing as status
from services.mobility.transfers import printing as transfers

FILES = {transfers.FOLDER: 1, status.FOLDER: 1, assignments.FOLDER: 1}
