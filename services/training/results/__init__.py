"""Results of trainings: entered by whoever held them, submitted after the end, corrected as new versions (R-TRN-04)."""
