"""How far the collection is: campaigns, progress, the monthly report (R-REV-08, R-REV-09)."""
