"""How many files this process may have open: each connection is one."""

from __future__ import annotations

import sys

from web.connections.limits import MOST_OPEN_FILES


def raise_open_files(wanted: int = MOST_OPEN_FILES) -> int:
    """Raise the limit of this process towards `wanted` as far as the system allows; returns the limit."""
    if sys.platform == "win32":  # no such limit for sockets
        return wanted
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft == resource.RLIM_INFINITY or soft >= wanted:
        return wanted
    possible = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (possible, hard))
    except (ValueError, OSError):  # macOS promises without end and gives less
        return soft
    return possible
