"""人员状态 of files is changed on mobility's word, with what belongs to it, and changed back (R-MOB-05)."""
