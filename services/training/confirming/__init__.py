"""Results become credits, each once, by the rule that governs the file; corrections reverse them (R-TRN-05, -10)."""
