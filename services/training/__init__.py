"""Training: projects, results and the credits earned by them (R-TRN)."""
