"""Files on their way through review: handed over, moved, decided (R-REC-08, R-REC-13). All of it in sets."""
