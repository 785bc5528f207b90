"""The entrypoints of media by area."""
