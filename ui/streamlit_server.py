"""What we need from Streamlit's server: its start page, its address, and the bytes of uploads."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

import streamlit
from streamlit import runtime

from web.lan_address import lan_addresses
from web.phone_address import means_this_machine


def start_page() -> str:
    """The HTML that Streamlit begins every page with, and the scripts inside it."""
    return (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")


def origin() -> str:
    """Where this server is, as the reader's browser sees it, e.g. "http://192.168.43.1:8501": pictures and
    posters need whole addresses."""
    seen = urlsplit(str(streamlit.context.url or "http://127.0.0.1:8501"))
    return f"{seen.scheme}://{seen.netloc}"


def uploaded_bytes() -> Mapping[str, int]:
    """Streamlit's session → bytes of the files that it holds for it now."""
    if not runtime.exists():
        return {}
    # The kind that keeps files in memory says what it keeps; its interface does not.
    kept = dict(getattr(runtime.get_instance().uploaded_file_mgr, "file_storage"))  # noqa: B009
    return {session: sum(len(file.data) for file in list(files.values())) for session, files in kept.items()}


def phone_origins() -> tuple[str, ...]:
    """Where phones reach this server: as the reader's browser sees it, or else at the machine's addresses in
    its networks. Empty where it answers this machine only."""
    here = origin()
    if not means_this_machine(here):
        return (here,)
    scheme = "https" if streamlit.get_option("server.sslCertFile") else "http"
    found, port = lan_addresses(streamlit.get_option("server.address")), streamlit.get_option("server.port")
    return tuple(f"{scheme}://{f'[{one}]' if ':' in one else one}:{port}" for one in found)
