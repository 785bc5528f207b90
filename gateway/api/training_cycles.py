"""Cycles of credits: closed once they are over, and opened again with a reason (R-TRN-10)."""

from gateway.area import Area
from services.contracts.training import cycles

area = Area("training-cycles", "Cycles of credits that are closed.")
ALL = "/training/cycles"

area.passes_on(f"GET {ALL}", cycles.cycles, "list_credit_cycles").says(
    "The cycles of the governing rule, and every closing at, above or below the own office."
)
area.passes_on(f"POST {ALL}/closings", cycles.close_cycle, "close_credit_cycle", status=201).says(
    "Close a cycle that is over: nothing is credited, corrected or claimed in it any more."
)
area.passes_on(f"POST {ALL}/closings/<uuid:closing_id>/opening", cycles.open_cycle, "open_credit_cycle").says(
    "Open a closed cycle again, with a reason; by somebody else than who closed it."
)
