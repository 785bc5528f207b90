"""Mobility: transfers between schools, rotations and changes of status (R-MOB)."""
