"""Staff sign-in: access control, host checks, upload quotas.

By default the app listens on this machine alone and asks nothing. With a pass code everything is for staff
but what `gate` lists as public. `set_up_doors` sets this up, or stops the program with the reason.
"""

from __future__ import annotations

from web.door.door_setup import DoorSetup, set_up_doors

__all__ = ["DoorSetup", "set_up_doors"]
