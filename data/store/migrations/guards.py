"""Database triggers that forbid changes, for SQLite and PostgreSQL.

They stop programs and slips of the hand, not those who may drop a trigger: against them stands the printed
head of the log.
"""

from __future__ import annotations

from alembic import op


def guard(table: str, action: str, when: str, why: str, name: str = "guard") -> None:
    """Refuse `action` (INSERT, UPDATE or DELETE) on rows of `table` where `when` (SQL, OLD and NEW) holds."""
    trigger = f"{table}_{action.lower()}_{name}"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE TRIGGER {trigger} BEFORE {action} ON {table} WHEN {when} "
            f"BEGIN SELECT RAISE(ABORT, '{why}'); END"
        )
        return
    row = "OLD" if action == "DELETE" else "NEW"
    # A trigger's WHEN may hold no subquery there, so the condition stands in its function.
    op.execute(
        f"CREATE FUNCTION {trigger}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {when} THEN RAISE EXCEPTION '{why}'; END IF; RETURN {row}; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {trigger} BEFORE {action} ON {table} FOR EACH ROW EXECUTE FUNCTION {trigger}()"
    )


def remove_guard(table: str, action: str, name: str = "guard") -> None:
    """Remove what `guard` made, so that another one can take its place."""
    trigger = f"{table}_{action.lower()}_{name}"
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"DROP TRIGGER {trigger}")
        return
    op.execute(f"DROP TRIGGER {trigger} ON {table}")
    op.execute(f"DROP FUNCTION {trigger}()")
