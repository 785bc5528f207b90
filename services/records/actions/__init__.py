"""What records can do, inside the transaction that an entrypoint opened: entry, submission, imports."""
