"""交流轮岗 and 借调: a teacher works elsewhere for a time, and the file stays (R-MOB-06, R-MOB-08)."""
