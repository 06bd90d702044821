"""Every word of the program can be read in both languages, with the same facts in it."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from base.errors import LintuError
from tests.promises.source_tree import ROOT, calls_in, name_of, shipped, tree_of

FILES = sorted((ROOT / "base" / "i18n" / "zh").glob("*.po"))


def message_of(call: ast.Call) -> str | None:
    """The message of a `tr("…")`; None where tools cannot see it: f-strings, sums, variables."""
    match call.args:
        case [ast.Constant(value=str(message))]:
            return message
    return None


def spoken(tree: ast.AST) -> Iterator[tuple[str, set[str], int]]:
    """Message, names of the facts given and line of each `tr("…")`."""
    for name, call in calls_in(tree):
        message = message_of(call)
        if name == "tr" and message is not None:
            yield message, {str(keyword.arg or "**") for keyword in call.keywords}, call.lineno


def unreadable(tree: ast.AST) -> list[int]:
    """Lines of the `tr(…)` without a plain message."""
    return [call.lineno for name, call in calls_in(tree) if name == "tr" and message_of(call) is None]


def facts_in(message: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


def catalogue() -> list[Message]:
    """The Chinese messages of all files."""
    return [message for file in FILES for message in _read(file) if message.id]


def _read(file: Path) -> Catalog:
    with file.open("rb") as stream:
        return read_po(stream, locale="zh_Hans_CN", abort_invalid=True)


def said() -> dict[str, str]:
    """Every message of the program, with one place that says it."""
    pages = [
        file
        for file in shipped()
        if name_of(file).startswith(("ui/", "web/", "entry/", "features/", "app.py"))
    ]
    return {
        message: f"{name_of(file)}:{line}" for file in pages for message, _, line in spoken(tree_of(file))
    }


def test_every_message_has_a_translation() -> None:
    translated = {message.id for message in catalogue() if message.string}
    assert {message: place for message, place in said().items() if message not in translated} == {}


def test_no_translation_is_left_over_or_doubtful() -> None:
    messages = said()
    assert [message.id for message in catalogue() if message.id not in messages] == []
    assert [message.id for message in catalogue() if message.fuzzy] == []


def test_no_message_stands_twice() -> None:
    texts = [file.read_text(encoding="utf-8") for file in FILES]
    lines = Counter(line for text in texts for line in text.splitlines() if line.startswith("msgid "))
    del lines['msgid ""']  # the heads, and the first lines of long messages
    assert [line for line, count in lines.items() if count > 1] == []


def test_translations_hold_the_same_facts() -> None:
    wrong = [m.id for m in catalogue() if facts_in(str(m.id)) != facts_in(str(m.string))]
    assert wrong == []


def test_every_fact_is_given() -> None:
    wrong = [
        f"{name_of(file)}:{line}"
        for file in shipped()
        for message, facts, line in spoken(tree_of(file))
        if "**" not in facts and facts != facts_in(message)
    ]
    assert wrong == []


def test_messages_are_plain_literals() -> None:
    wrong = {name_of(file): unreadable(tree_of(file)) for file in shipped()}
    assert {name: lines for name, lines in wrong.items() if lines} == {}


def test_errors_say_the_same_in_both_languages() -> None:
    errors = list(_kinds_of_error(LintuError))
    assert len(errors) > 10
    wrong = [e.__name__ for e in errors if _told_in(e.zh) != _told_in(e.en) or bool(e.zh) != bool(e.en)]
    assert wrong == []


def test_the_finders_find() -> None:
    """The tests above are worth nothing if these do not see a broken sentence."""
    tree = ast.parse('tr("a {n}", n=1)\nself.tr("b", **facts)\ntr(f"c {n}")\ntr("d" + e)\ntr(f)')
    assert list(spoken(tree)) == [("a {n}", {"n"}, 1), ("b", {"**"}, 2)]
    assert unreadable(tree) == [3, 4, 5]
    assert facts_in("{home}: {metres:,.0f} m {{x}}") == {"home", "metres"}


def _told_in(sentence: str) -> set[str]:
    """The facts of an error's sentence; `where_zh` and `where_en` are one fact in two languages."""
    return {name.replace("zh", "en") for name in facts_in(sentence)}


def _kinds_of_error(kind: type[LintuError]) -> Iterator[type[LintuError]]:
    """All below `kind`, once every module that declares one is imported."""
    for file in shipped():
        if file.name == "errors.py" or "(LintuError" in file.read_text(encoding="utf-8"):
            import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
    yield from _below(kind)


def _below(kind: type[LintuError]) -> Iterator[type[LintuError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)
