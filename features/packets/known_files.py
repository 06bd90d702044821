"""The packet, for uploads that are given one by mistake."""

from __future__ import annotations

from base.words import Message
from data.known_files import KnownFile, zip_holds

KNOWN = (
    KnownFile(
        "packet",
        Message("a packet of a community from another machine"),
        Message(
            "Import it on “Your community”, where no community of one's own is open, under “A packet from "
            "another machine” (command: lintu unpack FILE)."
        ),
        lambda raw, name: zip_holds(raw, "packet.json"),
    ),
)
