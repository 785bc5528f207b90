"""系统外调入: the file of somebody whom the system does not know, opened together with the transfer (R-MOB-08)."""
