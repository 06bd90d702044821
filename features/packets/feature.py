"""A community in one file, carried from machine to machine."""

from __future__ import annotations

from features.feature import Feature
from features.packets.command import pack, unpack
from features.packets.known_files import KNOWN
from features.packets.schema import KNOWN_INSTALLATION

PACKETS = Feature(
    key="packets",
    uses=("own_community",),
    tables=(KNOWN_INSTALLATION,),
    commands=(pack, unpack),
    known_files=KNOWN,
    session_keys=("packet",),
)
