"""The file of a teacher: its tables and rules, who may see and change it, and the only writer of it."""
