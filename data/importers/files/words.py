"""What messages call the parts of a file."""

from __future__ import annotations

from base.words import Bilingual

COLUMNS = Bilingual("列", "columns")
LAYERS = Bilingual("个图层", "layers")
ROWS = Bilingual("行", "rows")
