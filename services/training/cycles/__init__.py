"""Cycles of credits that are closed, and what that keeps out (R-TRN-10)."""
