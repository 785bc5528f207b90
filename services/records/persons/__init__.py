"""Whose file is whose, as identity asks for teachers' accounts (R-ID-06)."""
