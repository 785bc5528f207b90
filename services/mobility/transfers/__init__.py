"""调动: a teacher goes from one school to another (R-MOB-01)."""
