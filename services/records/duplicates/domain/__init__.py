"""The rules by which two files look like those of one person, on plain values (R-REC-13)."""
