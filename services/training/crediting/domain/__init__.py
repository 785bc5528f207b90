"""The rules on plain values: nothing here knows a database, a bus or a clock."""
