"""The files of teachers: what is known of each, since when, by whom, and at which stage of review (R-REC)."""
