"""How fast the system is, as ratios against something run in the same minutes on the same machine."""
