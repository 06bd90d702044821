"""The table of bench notes."""

from __future__ import annotations

from sqlalchemy import Column, Float, MetaData, Table, Text

BENCH_NOTE = Table(
    "bench_note",
    MetaData(),  # its own: the program's tables are compared with the program's migrations
    Column("id", Text, primary_key=True),
    Column("community", Text, nullable=False),
    Column("x_m", Float, nullable=False),
    Column("y_m", Float, nullable=False),
    Column("note", Text, nullable=False),
)
