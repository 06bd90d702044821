"""Words and numbers in the reader's language."""

from __future__ import annotations

import os
import subprocess
import sys
from math import inf, nan
from pathlib import Path

import pytest

from base.i18n import NOTHING, Translator
from base.translations import CATALOGUES, DEFAULT, TRIAL_FOLDER, languages, locale_of, translations
from base.words import PSEUDO, Bilingual, Message

ZH, EN, QPS = Translator("zh"), Translator("en"), Translator(PSEUDO)


def test_a_message_in_each_language() -> None:
    assert ZH("Households") == "户数"
    assert EN("Households") == "Households"
    assert QPS("Households") == "⟦Households⟧"
    facts = {"group": "儿童", "grid": "XZ-02", "met": "12"}
    worst = "Worst off: {group} in grid {grid}, {met} %"
    assert ZH(worst, **facts) == "最弱：XZ-02 网格的儿童，12 %"
    assert EN(worst, **facts) == "Worst off: 儿童 in grid XZ-02, 12 %"
    assert QPS(worst, **facts) == "⟦Worst off: 儿童 in grid XZ-02, 12 %⟧"


def test_what_nobody_translated_is_said_in_english_rather_than_not() -> None:
    assert ZH("No such message, ever") == "No such message, ever"


def test_facts_are_not_read_as_messages() -> None:
    assert EN("Worst off: {group}, {met} %", group="{met}", met="1") == "Worst off: {met}, 1 %"


def test_names_and_lists() -> None:
    name = Bilingual("老", "elders")
    assert (ZH.name(name), EN.name(name), QPS.name(name)) == ("老", "elders", "⟦elders⟧")
    assert ZH.list(["老", "幼"]) == "老、幼"
    assert EN.list(["elders", "children"]) == "elders, children"


@pytest.mark.parametrize("tr", [ZH, EN, QPS])
def test_numbers_are_grouped_and_rounded(tr: Translator) -> None:
    assert tr.number(1530) == "1,530"
    assert tr.number(1234567.891, 2) == "1,234,567.89"
    assert tr.number(66.46, 1) == "66.5"
    assert tr.number(3, 2) == "3.00"
    assert tr.number(0.4) == "0"
    assert tr.percent(0.734) == "73%"
    assert tr.percent(1.0) == "100%"


@pytest.mark.parametrize("tr", [ZH, EN, QPS])
@pytest.mark.parametrize("value", [nan, inf, -inf])
def test_no_number_is_a_dash(tr: Translator, value: float) -> None:
    assert tr.number(value) == tr.number(value, 2) == tr.percent(value) == NOTHING == "–"


def test_the_languages() -> None:
    assert list(languages().items()) == [("zh", "中文"), ("en", "English")]
    assert DEFAULT in languages()
    assert translations("en") == {}
    assert len(translations("zh")) > 2000
    assert (locale_of("zh"), locale_of("en"), locale_of(PSEUDO)) == ("zh_Hans_CN", "en", "en")


GERMAN = """
msgid ""
msgstr ""
"Language: de\\n"
"X-Language-Name: Deutsch\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

msgid "Households"
msgstr "Haushalte"

msgctxt "column"
msgid "households"
msgstr "Haushalte insgesamt"
"""


def test_a_further_language_needs_a_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "room").mkdir()
    (tmp_path / "room" / "de.po").write_text(GERMAN, "utf-8")
    assert "de" not in languages()
    monkeypatch.setattr(CATALOGUES, "members", (*CATALOGUES.members, tmp_path))
    assert list(languages().items()) == [("zh", "中文"), ("en", "English"), ("de", "Deutsch")]
    tr = Translator("de")
    assert tr("Households") == "Haushalte"
    assert tr("Overview") == "Overview"  # nobody translated it
    assert tr.name(Message("households", context="column")) == "Haushalte insgesamt"
    assert tr.name(Message("households")) == "households"
    assert tr.number(1234.5, 1) == "1.234,5"
    assert tr.name(Bilingual("老", "elders")) == "elders"


def test_a_language_is_tried_out_from_a_folder_in_the_environment(tmp_path: Path) -> None:
    (tmp_path / "de.po").write_text(GERMAN, "utf-8")
    code = "from base.i18n import Translator; print(Translator('de')('Households'))"
    environment = os.environ | {TRIAL_FOLDER: str(tmp_path)}
    outcome = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
    assert outcome.stdout.decode().strip() == "Haushalte"
