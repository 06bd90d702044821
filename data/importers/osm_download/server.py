"""The Overpass server that downloads use, with its limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from data.catalogue.model import Catalogue
from data.importers.limits import DEFAULT_LIMITS
from data.importers.osm_download.errors import NoServerError

ADDRESS = "LINTU_OVERPASS_URL"
_PUBLIC = "https://overpass-api.de/api/interpreter"


@dataclass(frozen=True)
class OverpassServer:
    """address: of its Overpass API. area_km2: of one question. wait_s: until the whole answer is here.
    pause_s: between two questions. answer_bytes: of one answer, unpacked. kept: answers on disk."""

    address: str
    area_km2: float
    wait_s: float
    pause_s: float
    kept: int
    answer_bytes: int = DEFAULT_LIMITS.file_bytes

    @property
    def host(self) -> str:
        """Its name, as people are told where the question goes."""
        return urlsplit(self.address).hostname or ""


def server_from(environment: Mapping[str, str], catalogue: Catalogue) -> OverpassServer:
    """The public server, or the one that LINTU_OVERPASS_URL names, with the catalogue's limits.

    Raises NoServerError for an address that is not one of the web.
    """
    address = environment.get(ADDRESS, "").strip() or _PUBLIC
    try:
        parts = urlsplit(address)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        is_web = False
    if not is_web:
        raise NoServerError(address=address[:120])
    figures = {
        key: catalogue.parameters[f"download_{key}"].figure.value
        for key in ("area_km2", "wait_s", "pause_s", "kept")
    }
    return OverpassServer(
        address, figures["area_km2"], figures["wait_s"], figures["pause_s"], max(1, round(figures["kept"]))
    )
