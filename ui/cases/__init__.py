"""What staff open beside Streamlit's pages: photos of reports, and a page that covers parts of them.

The door lets only staff in here.
"""

from __future__ import annotations

from ui.cases.addresses import case_address, photo_address, redact_address
from ui.cases.routes import routes

__all__ = ["case_address", "photo_address", "redact_address", "routes"]
