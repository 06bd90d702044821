"""The table of packets: whose machines were checked. It lies on a lower floor, for votes are marked by it."""

from __future__ import annotations

from data.known_installations import KNOWN_INSTALLATION

__all__ = ["KNOWN_INSTALLATION"]
