"""Connections of slow senders: how long they are waited for, and how many at once.

A request that has not come whole costs a connection and nothing else. Where there are too many of those, the
slowest of the address that holds the most is closed; a request that came whole is never refused for them.
"""

from __future__ import annotations

from web.connections.guard import ConnectionGuard

__all__ = ["ConnectionGuard"]
