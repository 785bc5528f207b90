"""Who is behind with credits, school by school, and figures of trainings (R-TRN-08)."""
