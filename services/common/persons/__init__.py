"""One rule book for persons: how names, documents and dates are read, compared and kept, for every service alike.

Rules on plain values; nothing here knows a table, a form or a language.
"""
