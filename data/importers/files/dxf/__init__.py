"""DXF: a layer for each CAD layer and kind of shape, for a person to choose from.

The file is read entity by entity, so that memory holds one at a time: a whole document of ezdxf takes 7 s
and 300 MB for 29 MB. ezdxf computes the curves, hatches and places of blocks of each.
"""

from __future__ import annotations

from data.importers.files.dxf.drawing_file import KIND

__all__ = ["KIND"]
