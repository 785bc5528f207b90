"""Trainings of the ministry: their results leave once, arrive at the provinces and are confirmed there (R-TRN-06)."""
