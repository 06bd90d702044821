"""A name that turns the direction of text is shown with the turn visible, and reads as no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from base.i18n import Translator
from base.words import Bilingual, Message, without_direction_controls
from web.templating import templates_in

TURNED = "\u202e案方甲"
"""Reads as 甲方案 with nothing to be seen."""


@pytest.mark.parametrize("code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
def test_each_control_is_visible(code: int) -> None:
    """UAX 9: the explicit embeddings, overrides and isolates."""
    assert without_direction_controls(f"a{chr(code)}b") == "a\ufffdb"


def test_other_text_is_shown_as_written() -> None:
    for text in ("三栋 é 👩\u200d👧", "ئۇيغۇر\u200f"):
        assert without_direction_controls(text) == text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_names_alone_and_within_sentences(language: str) -> None:
    name, tr = Bilingual(TURNED, TURNED), Translator(language)
    assert name.text(language) == TURNED  # kept as it was typed
    shown = (tr.name(name), tr("{name} rows", name=TURNED), Message("{name}", name=name).text(language))
    assert not any("\u202e" in one for one in (*shown, tr.list([TURNED]), tr.written(TURNED)))
    assert all("案方甲" in one for one in shown)


def test_pages_show_it_and_fields_keep_it(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('{{ name }}|<input value="{{ name | typed }}">', "utf-8")
    shown = templates_in(tmp_path).get_template("a.html").render(name=TURNED + "<")
    assert shown == f'\ufffd案方甲&lt;|<input value="{TURNED}&lt;">'
