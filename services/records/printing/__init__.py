"""The electronic file on paper, and how anybody verifies that a print is ours (R-REC-18)."""

from services.records.printing.mobiles import mobiles_to_call
from services.records.printing.number import number_on_paper
from services.records.printing.one_file import print_file
from services.records.printing.one_request import evidence_names, print_request
from services.records.printing.photos import digests
from services.records.printing.prints import SUPERSEDED, Print, in_volume, prepared, recorded, set_out
from services.records.printing.verifying import verification
from services.records.printing.volume_cover import cover, frame_of_volume

__all__ = [
    "SUPERSEDED",
    "Print",
    "cover",
    "digests",
    "evidence_names",
    "frame_of_volume",
    "in_volume",
    "mobiles_to_call",
    "number_on_paper",
    "prepared",
    "print_file",
    "print_request",
    "recorded",
    "set_out",
    "verification",
]
