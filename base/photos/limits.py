"""How much of a photo is read, and how much of it is kept."""

from __future__ import annotations

LARGEST_FILE = 15_000_000
"""Bytes of a photo as it is sent."""
MOST_PIXELS = 40_000_000
"""More are not decoded; the cameras of phones stay below."""
MOST_DRAWN_PIXELS = 16_000_000
"""For PNG and WebP, which no camera writes and whose decoders want up to 17 bytes a pixel."""
MOST_SCANS = 40
"""Passes of a progressive JPEG: a camera writes ten, and each takes the time of a whole picture."""
MOST_FRAMES = 1
"""Pictures in a PNG or WebP: a moving picture is no photo."""
LONGEST_SIDE_PX = 2048
THUMBNAIL_PX = 320
ENOUGH_PX = 1600
"""A JPEG may be decoded at a half, a quarter or an eighth while its longer side keeps this many pixels."""
QUALITY = 82
THUMBNAIL_QUALITY = 72
REDACTED_QUALITY = 90
"""Higher: the picture has been through one encoding before."""
AT_ONCE = 2
"""Photos decoded at the same time in a process; the others wait."""
