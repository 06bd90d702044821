"""The tabs of the coverage page: what takes long is measured once somebody looks at it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.pages.reading import open_page

_CLEARANCES = "Space freed (m²)"


def columns(test: AppTest) -> set[str]:
    return {str(column) for table in test.dataframe for column in table.value.columns}


def test_clearances_are_measured_when_their_tab_is_opened() -> None:
    test = open_page("coverage", lang="en")
    assert [tab.label for tab in test.tabs][:2] == ["Score", "Reach"]
    assert _CLEARANCES not in columns(test)
    test.session_state["coverage-tabs-en"] = "Occupied area"
    test.run()
    assert not test.exception
    assert _CLEARANCES in columns(test)
