"""Files filled in by hand: forms, drafts, entries, what is owed, the sheet to sign (R-REC-07)."""
