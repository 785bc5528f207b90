"""Photo and evidence in files of teachers: their values are ids; what media said of each file is kept here (R-MED)."""
