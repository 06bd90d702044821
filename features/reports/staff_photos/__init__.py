"""What staff open beside Streamlit's pages: photos of reports, and a page that covers parts of them.

The door lets only staff in here.
"""

from __future__ import annotations

from features.reports.staff_photos.addresses import case_address, photo_address, redact_address
from features.reports.staff_photos.routes import routes

__all__ = ["case_address", "photo_address", "redact_address", "routes"]
