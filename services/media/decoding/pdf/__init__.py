"""PDF: opened strictly, searched for what acts by itself, written anew with its pages alone."""
