"""Rules of credits as an office keeps them: written, tried, handed in, put in force by another person (R-TRN-02)."""
