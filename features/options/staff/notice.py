"""What was wrong with the last action on the map, shown beside it, with a remedy where there is one."""

from __future__ import annotations

import streamlit as st

from base.errors import LintuError
from base.i18n import Translator
from data.assess import Assessment
from features.options.layout_option import LayoutOption
from features.options.shapes.errors import ShapeError
from features.options.staff.drawing import build, reshape
from ui.session import notice, set_notice


def notice_box(baseline: Assessment, option: LayoutOption, tr: Translator) -> None:
    """The notice of the last event, if it left one; a mended shape can be taken with one button."""
    left = notice()
    if left is None:
        return
    with st.container(border=True, key="notice"):
        st.text(f"⚠ {left.error.message(tr.language)}")
        mended = left.error.repaired if isinstance(left.error, ShapeError) else None
        if mended is not None and st.button(tr("Use the repaired shape"), key="use-mended"):
            one = next((one for one in option.interventions if one.id == left.about), None)
            set_notice(None)
            try:
                if one is not None:
                    reshape(one, mended, baseline, option)
                else:
                    build(mended, baseline, option, tr.language)
            except LintuError as error:
                set_notice(error, left.about)
            st.rerun()
