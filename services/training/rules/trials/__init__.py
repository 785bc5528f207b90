"""A rule tried on past results before it is put in force: who gains, who loses, by how much and why (R-TRN-02)."""
