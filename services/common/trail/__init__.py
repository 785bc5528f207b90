"""Who did what to which thing (R-SEC-02)."""
