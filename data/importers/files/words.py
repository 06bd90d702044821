"""What messages call the parts of a file."""

from __future__ import annotations

from base.words import Message

COLUMNS = Message("columns")
LAYERS = Message("layers")
ROWS = Message("rows")
