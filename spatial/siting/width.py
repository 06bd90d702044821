"""How wide a shape is: the largest circle that fits into it."""

from __future__ import annotations

import shapely

_TOLERANCE_M = 0.0025
"""Of the radius, so that the width is at most half a centimetre too small and never too large."""


def inscribed_width_m(polygon: shapely.Polygon) -> float:
    """Diameter of the largest circle inside the polygon (metric CRS, valid); 0 for one without area.

    A long strip is as wide as it is across; a wedge or an L is as wide as where it is widest.
    """
    if shapely.area(polygon) == 0:
        return 0.0
    radius = shapely.maximum_inscribed_circle(polygon, tolerance=_TOLERANCE_M)
    return 2 * float(shapely.length(radius))
