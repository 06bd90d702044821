"""The base path of the app and of the phone pages."""

from __future__ import annotations

_base = ""
ROOM = "/r"


def set_base(base: str) -> None:
    """Serve everything below `base` (the `server.baseUrlPath` of Streamlit), e.g. "/plan/v1"; "" for none."""
    global _base
    _base = base_path(base)


def base_path(base: str) -> str:
    """A `server.baseUrlPath` as paths begin with it: "/plan/v1"; "" for none."""
    trimmed = base.strip("/")
    return f"/{trimmed}" if trimmed else ""


def below_base(path: str) -> str:
    """The path on this server, with the base in front."""
    return f"{_base}{path}"


def address(path: str) -> str:
    """The path of a page, file or picture of this room, with the base in front."""
    return below_base(f"{ROOM}{path}")
