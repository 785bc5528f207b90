"""What is sealed, signed or kept from sight."""
