"""在职情况变动: long absence, return, resignation, retirement, death, and the undoing of each (R-MOB-05)."""
