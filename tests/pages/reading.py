"""What a reader of a page sees, as AppTest tells it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parents[2]
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
MAIN = ROOT / "entry" / "navigation.py"
PAGES = {
    "overview": "总览",
    "coverage": "覆盖评分",
    "workshop": "工作坊投票",
    "encroachments": "侵占处置",
    "community": "你的社区",
    "sources": "来源与假设",
}


def page_file(page: str) -> Path:
    """The file of the page that has this address."""
    return next(file for file in ROOT.glob(f"*/**/pages/{page}.py") if "tests" not in file.parts)


def open_page(page: str, **address: str) -> AppTest:
    """The page after its first run, reached by this address, as by a link or a reload."""
    test = AppTest.from_file(str(MAIN), default_timeout=60)
    for name, value in address.items():
        test.query_params[name] = value
    if page != "overview":
        test.switch_page(str(page_file(page)))  # before a first run by the file's name, which is the address
    test.run()
    assert not test.exception, test.exception
    return test


def visible_text(test: AppTest) -> str:
    """The plain text of the page."""
    return "\n".join(str(text.value) for text in test.text)


def visible_words(test: AppTest) -> Iterator[str]:
    """Every text of the page that is ours: labels, values, headings, options, column names."""
    for element in (*test.text, *test.error, *test.info):
        yield str(element.value)
    for heading in (*test.subheader, *test.caption):
        yield _as_shown(str(heading.value))
    for metric in test.metric:
        yield _as_shown(metric.label)
        yield str(metric.value)
    for choice in (*test.selectbox, *test.button_group):
        yield choice.label
        yield from map(_as_shown, choice.options)
    for element in (*test.button, *test.toggle, *test.tabs, *test.expander):
        yield _as_shown(element.label)
    for table in test.dataframe:
        yield from map(str, table.value.columns)


def _as_shown(markdown: str) -> str:
    """The label without the backslashes that keep words of people from being markup."""
    return _ESCAPED.sub(r"\1", markdown)
