"""How alembic reaches a service's database; migrate.py sets the connection."""

from alembic import context

with context.begin_transaction():
    context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
    context.run_migrations()
