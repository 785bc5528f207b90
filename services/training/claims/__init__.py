"""校本研修 and 自主研修: credits claimed with evidence, granted by review (R-TRN-07)."""
