"""变动台账: every ±1 of 专任教师 with its reason and its day, and what offices read from it (R-MOB-09)."""
