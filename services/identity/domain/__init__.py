"""The rules of identity on plain values: places, duties, passwords, sessions."""
