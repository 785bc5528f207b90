"""Media: photos and evidence files of teachers."""
