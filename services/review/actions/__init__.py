"""What review can do, one module for each kind of act."""
