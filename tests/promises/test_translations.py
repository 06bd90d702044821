"""Every word of the program can be read in every language, with the same facts in it."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module

from base.errors import LintuError
from base.translations import languages
from tests.promises.messages import (
    Said,
    all_said,
    catalogues,
    facts_in,
    files,
    floor,
    literal,
    may_use,
    messages_in,
    read,
    room_of,
    unreadable,
)
from tests.promises.source_tree import ROOT, calls_in, name_of, product_files, tree_of

SAYS_LESS = {" ({error})"}
"""Translations that leave a fact out: what the CSV reader says is English and helps nobody else."""
WRITTEN_IN_TWO = {"exports/tables/facts.py": "a unit that English has no word for"}
"""Where a name in two languages stands in the code for a reason."""


def test_every_message_has_a_translation_in_its_room_or_below() -> None:
    translated = {
        key: [room for room, messages in catalogues().items() if key in messages and messages[key].string]
        for key in all_said()
    }
    missing = {
        f"{place}: {key}"
        for key, places in all_said().items()
        for place in places
        if not any(may_use(room_of(place), room) for room in translated[key])
    }
    assert missing == set()
    assert len(translated) > 2000


def test_no_translation_is_left_over_or_doubtful() -> None:
    uses = all_said()
    assert [key for messages in catalogues().values() for key in messages if key not in uses] == []
    assert [one.id for messages in catalogues().values() for one in messages.values() if one.fuzzy] == []


def test_a_translation_stands_in_the_lowest_room_that_says_it() -> None:
    """Where rooms beside each other say the same, on a floor below both."""
    rooms = {key: {room_of(place) for place in places} for key, places in all_said().items()}
    astray = {
        f"{room}: {key}"
        for room, messages in catalogues().items()
        for key in messages
        if room not in rooms[key] and not _beside_each_other(rooms[key])
    }
    assert astray == set()


def _beside_each_other(rooms: set[str]) -> bool:
    lowest = min(map(floor, rooms))
    return sum(floor(room) == lowest for room in rooms) > 1


def test_no_message_stands_twice() -> None:
    keys = Counter((one.context, str(one.id)) for file in files().values() for one in read(file))
    assert [key for key, count in keys.items() if count > 1] == []
    heads = [file.read_text(encoding="utf-8").count("\nmsgid ") for file in files().values()]
    assert sum(heads) == sum(keys.values()), "Babel drops the first of two; the files have more than it reads"


def test_translations_hold_the_same_facts() -> None:
    """Or, where a message is given more facts than English says, only such."""
    wrong = []
    for messages in catalogues().values():
        for key, one in messages.items():
            english, translated = facts_in(str(one.id)), facts_in(str(one.string))
            spare = frozenset().union(*(use.facts or () for use in all_said()[key].values())) - english
            is_less = translated < english and key[1] in SAYS_LESS
            if translated != english and not is_less and not (spare and translated <= english | spare):
                wrong.append(key)
    assert wrong == []


def test_every_fact_is_given() -> None:
    """All at once; a template is given none and filled with `with_facts`."""
    wrong = [
        place
        for key, places in all_said().items()
        for place, use in places.items()
        if use.facts is not None and not _is_given(use, facts_in(key[1]), _translated_facts(use))
    ]
    assert wrong == []


def _is_given(use: Said, wanted: frozenset[str], wanted_elsewhere: frozenset[str]) -> bool:
    if use.by == "template" or (use.by == "Message" and not use.facts):
        return True
    return use.facts in (wanted, wanted | wanted_elsewhere)


def _translated_facts(use: Said) -> frozenset[str]:
    found = [messages[use.key] for messages in catalogues().values() if use.key in messages]
    return frozenset().union(*(facts_in(str(one.string)) for one in found))


LEFT_BEHIND = ("案件", "指纹", "程序的那一半")
"""Words that stood beside another for the same thing, or that nobody outside the trade understands."""


def test_one_thing_has_one_word() -> None:
    said = [str(one.string) for messages in catalogues().values() for one in messages.values()]
    assert [text for text in said if any(word in text for word in LEFT_BEHIND)] == []


def test_messages_are_plain_literals() -> None:
    wrong = {
        name_of(file): lines
        for file in product_files()
        if name_of(file) not in ("base/words/__init__.py", "base/message_json.py")
        and (lines := unreadable(tree_of(file)))
    }
    assert wrong == {}


def test_no_name_in_two_languages_is_written_in_the_code() -> None:
    """Those are data; what the program says is a message."""
    wrong = {
        name_of(file)
        for file in product_files()
        if not name_of(file).startswith("data/sample/")
        for name, call in calls_in(tree_of(file))
        if name == "Bilingual" and any(literal(argument) for argument in call.args)
    }
    assert wrong == set(WRITTEN_IN_TWO)


def test_every_error_says_something() -> None:
    errors = list(_kinds_of_error(LintuError))
    assert len(errors) > 200
    parents = {parent for error in errors for parent in error.__mro__[1:]}
    assert [one.__name__ for one in errors if not one.template and one not in parents] == []


def test_the_languages_are_those_of_the_catalogues() -> None:
    named = {file.stem for file in ROOT.glob("**/words/*.po") if ".venv" not in file.parts}
    assert set(languages()) == named | {"en"}


def test_the_finders_find() -> None:
    """The tests above are worth nothing if these do not see a broken sentence."""
    tree = ast.parse(
        'tr("a {n}", n=1)\nself.tr("b", **facts)\ntr(f"c {n}")\ntr("d" + e)\ntr(f)\n'
        'Message("g", context="h", i=1)\nclass E(F):\n    template = "j"\nMessage(k)'
    )
    assert [(one.key, one.facts, one.line) for one in messages_in(tree)] == [
        ((None, "a {n}"), {"n"}, 1),
        ((None, "b"), None, 2),
        (("h", "g"), {"i"}, 6),
        ((None, "j"), None, 8),
    ]
    assert unreadable(tree) == [3, 4, 5, 9]
    assert facts_in("{home}: {metres:,.0f} m {{x}}") == {"home", "metres"}
    assert (may_use("ui", "data"), may_use("data", "ui"), may_use("data", "data")) == (True, False, True)


def _kinds_of_error(kind: type[LintuError]) -> Iterator[type[LintuError]]:
    """All below `kind`, once every module that declares one is imported."""
    for file in product_files():
        if file.name == "errors.py" or "(LintuError" in file.read_text(encoding="utf-8"):
            import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
    yield from _below(kind)


def _below(kind: type[LintuError]) -> Iterator[type[LintuError]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)


IN_BOTH = {
    "点 points",
    "线 lines",
    "面 polygons",
    "（另一份 other copy）",
    "Lintu 邻图",
    "语言 Language",
    "unknown option / 未知选项: ",
    " does not follow / 第 ",
}
"""Names that go into files and stores, where no reader's language is known, the switch of languages, and what
the program that checks a vote says, which stands alone."""
_TWO_LANGUAGES = re.compile(r"[\u4e00-\u9fff].*\b[A-Za-z]{4,}|\b[A-Za-z]{4,}.*[\u4e00-\u9fff]")


def in_two_languages(tree: ast.AST) -> Iterator[str]:
    """Short texts in both languages at once; what is longer or ends with a full stop is a docstring."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if len(text) < 40 and not text.endswith(".") and _TWO_LANGUAGES.search(text):
                yield text


def test_no_text_is_in_two_languages_at_once() -> None:
    assert list(in_two_languages(ast.parse('f("图幅 Paper"); g("面积 m²"); h("A3")'))) == ["图幅 Paper"]
    found = {text for file in product_files() for text in in_two_languages(tree_of(file))}
    assert found == IN_BOTH
