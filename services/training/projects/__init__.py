"""Projects of training: registered, approved where a school's own, offered to areas and schools (R-TRN-01, -03)."""
