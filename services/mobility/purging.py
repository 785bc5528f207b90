"""What mobility forgets: the forms that it printed, once they were handed out."""

from services.mobility.status import printing as status_printing
from services.mobility.transfers import printing as transfer_printing

FILES = {transfer_printing.FOLDER: 1, status_printing.FOLDER: 1}
