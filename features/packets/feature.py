"""A community in one file, carried from machine to machine."""

from __future__ import annotations

from features.feature import Feature
from features.packets.command import pack, unpack
from features.packets.known_files import KNOWN

PACKETS = Feature(key="packets", uses=("own_community",), commands=(pack, unpack), known_files=KNOWN)
