"""Names of people in labels are read as text, not as Markdown."""

from __future__ import annotations

import pytest

from ui.markdown import escape_markdown


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("墟镇社区（示例）", "墟镇社区（示例）"),
        ("![t](http://x.invalid/p.png)", r"\!\[t\]\(http\:\/\/x\.invalid\/p\.png\)"),
        ("a\n\n# b", r"a \# b"),
        (":red[x] $y$ <b>", r"\:red\[x\] \$y\$ \<b\>"),
        (":material/home:", "\\:\N{WORD JOINER}material\\/home\\:"),
    ],
)
def test_what_means_something_in_markdown_is_escaped(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped
