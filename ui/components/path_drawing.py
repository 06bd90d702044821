"""A button that leads to where a missing path can be drawn."""

from __future__ import annotations

import numpy as np
import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.causes import MissingPath
from data.path_drawing import PATH_DRAWING_PAGES, WHERE
from spatial.projecting import to_degrees
from ui.session import session_context


def offer_path_drawing(assessment: Assessment, path: MissingPath | None, tr: Translator) -> None:
    """Show the button, if a path is missing and a capability can draw one."""
    page = next(iter(PATH_DRAWING_PAGES), None)
    if path is None or page is None:
        return
    if st.button(tr("Draw the missing path"), icon=":material/draw:", key="draw-missing-path"):
        here = session_context()
        where = ",".join(f"{degree:.7f}" for spot in ends_in_degrees(assessment, path) for degree in spot)
        st.switch_page(
            st.Page(page.file, url_path=page.address),
            query_params={"lang": here.language, "community": here.community, WHERE: where},
        )


def ends_in_degrees(assessment: Assessment, path: MissingPath) -> tuple[tuple[float, float], ...]:
    """Longitude and latitude (WGS 84) of both ends of the missing piece."""
    degrees = to_degrees(np.array([path.start, path.end]), assessment.community.crs)
    return tuple((float(lng), float(lat)) for lng, lat in degrees)
