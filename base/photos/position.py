"""Where a photo was taken, from the GPS part of its EXIF."""

from __future__ import annotations

import math

from PIL import Image
from PIL.ExifTags import GPS, IFD

_LATITUDE = (GPS.GPSLatitude, GPS.GPSLatitudeRef, {"N": 1, "S": -1}, 90)
_LONGITUDE = (GPS.GPSLongitude, GPS.GPSLongitudeRef, {"E": 1, "W": -1}, 180)
_Axis = tuple[int, int, dict[str, int], int]


def position_in(exif: Image.Exif) -> tuple[float, float] | None:
    """(longitude, latitude) in WGS 84 degrees; None where the camera wrote none, or none that makes sense.

    A camera without a fix writes 0, 0, or says that what it writes is void: that is no position either.
    """
    try:
        written = exif.get_ifd(IFD.GPSInfo)
        if str(written.get(GPS.GPSStatus, "A")).strip("\0 ").upper() == "V":
            return None
        longitude, latitude = _degrees(written, _LONGITUDE), _degrees(written, _LATITUDE)
    except Exception:  # whatever is wrong in there, the photo itself may be good
        return None
    return None if longitude == latitude == 0 else (longitude, latitude)


def _degrees(written: dict[int, object], axis: _Axis) -> float:
    """Raises where the parts are missing, not numbers (0/0) or out of range.

    60 minutes or seconds are those of a camera that rounds 59.999 up.
    """
    value, reference, signs, furthest = axis
    parts = [float(part) for part in written[value]]  # type: ignore[attr-defined]
    degrees, minutes, seconds = (*parts, 0.0, 0.0)[:3]
    whole = degrees + minutes / 60 + seconds / 3600
    if not (math.isfinite(whole) and 0 <= whole <= furthest and minutes <= 60 and seconds <= 60):
        raise ValueError(parts)
    side = written[reference]
    side = side.decode("ascii") if isinstance(side, bytes) else str(side)
    return signs[side.strip("\0 ").upper()] * whole
