"""The entrypoints of records, one module an area; service.py puts them together."""
