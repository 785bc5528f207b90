"""What mobility forgets: the forms that it printed, once they were handed out."""

from services.mobility.transfers.printing import FOLDER

FILES = {FOLDER: 1}
