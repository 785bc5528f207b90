"""The electronic file on paper, and how anybody verifies that a print is ours (R-REC-18)."""

from services.records.printing.one_file import print_file
from services.records.printing.one_request import print_request
from services.records.printing.photos import digests
from services.records.printing.prints import Print, prepared, recorded, set_out
from services.records.printing.verifying import verification

__all__ = ["Print", "digests", "prepared", "print_file", "print_request", "recorded", "set_out", "verification"]
