"""Results by workbook: the template, what a filled-in one says, the job that enters all of it or none (R-TRN-04)."""
