"""导出: maps, documents and data as files."""

from __future__ import annotations

from exports.request import Request
from ui.components.community import community_of
from ui.components.exporting.order import chosen_format, chosen_options
from ui.components.exporting.preview import contents, sheet_preview
from ui.components.exporting.product import product
from ui.components.exporting.sheet_form import sheet_form
from ui.session import where

here = where()
tr = here.words
baseline = community_of(here)
asked = chosen_format(tr)
sketches = chosen_options(baseline, here, tr)
sheet = sheet_form(tr)
request = Request(baseline, sketches, "en" if tr.language == "en" else "zh", sheet=sheet)
product(asked, request, tr)
sheet_preview(request, tr)
contents(request, tr)
