"""Review: one engine for every decision in the system (R-REV-01)."""
