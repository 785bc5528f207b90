"""The entrypoints of identity, a module an area."""
