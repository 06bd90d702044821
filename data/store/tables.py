"""Column types shared by the tables of all capabilities; each defines its own in `schema.py`.

Plain SQL that SQLite and PostgreSQL both have. Times are ISO 8601 text in UTC; shapes are WKB beside the EPSG
code of their coordinates; lists are JSON.
"""

from __future__ import annotations

from sqlalchemy import MetaData

METADATA = MetaData()
