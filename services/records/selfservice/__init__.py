"""A teacher's own part: the window, confirmations, remarks, hints (R-ID-11, R-REC-21, R-REC-22)."""
