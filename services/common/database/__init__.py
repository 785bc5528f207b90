"""A service's own PostgreSQL database: transactions in a territory, shared tables, migrations."""
