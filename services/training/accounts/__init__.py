"""The account of a teacher, worked out from results and credits for who asks (R-TRN-08, R-TRN-10)."""
