"""A file goes from one school to another, on mobility's word (R-MOB-01): looked for, checked, handed over."""
