"""Steps from an empty database to today's tables, in order. Alembic runs them when the store is opened."""
