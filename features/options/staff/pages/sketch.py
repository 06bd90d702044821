"""绘制方案: draw interventions, see the score move."""

from __future__ import annotations

from features.options import option_store
from features.options.staff.empty_sketch import empty_sketch
from features.options.staff.option_bar import chosen_option
from features.options.staff.workbench import workbench
from ui.components.community import community_of
from ui.components.damaged_rows import damaged_rows
from ui.components.work_page import work_page
from ui.page_title import page_title
from ui.session import session_context

here = session_context()
tr = here.words
places = work_page("sketch", tr)
with places.panel:
    baseline = community_of(here)
options = option_store.options_of(here.community)
option = chosen_option(options)
if option is None:
    empty_sketch(places, baseline, tr)
else:
    page_title(f"{tr('Sketch')} {option.letter}", here)
    workbench(places, baseline, options, option, tr)
with places.above:  # asked last: every option is read once more, and figures do not wait for that
    damaged_rows(option_store.damaged_options(here.community), tr("Option"), tr)
