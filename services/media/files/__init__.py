"""Files of teachers one by one: taken in from an upload, and handed out by a link (R-MED-03, -04)."""
