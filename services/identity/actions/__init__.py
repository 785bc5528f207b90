"""What identity can do: one function each, in the transaction that the entrypoint opened."""
