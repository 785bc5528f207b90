"""国内培训 of a file, written from results of trainings that were confirmed (R-TRN-05)."""
