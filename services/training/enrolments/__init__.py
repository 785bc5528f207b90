"""Enrolment in projects: who comes in, who waits for a place, who leaves and who comes instead (R-TRN-09)."""
