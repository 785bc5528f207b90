"""Spreadsheets as files."""
