"""Browsers of the years that a folder is written for run its scripts and read its style sheets.

`LEVELS` in browser_code.py says which folder is for which engines; CONTRIBUTING.md says why. Two engines of
2017 and 2018 have run the pages, which no table can replace: see the same place.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import esprima
import pytest

from tests.promises.browser_code import (
    HALLS,
    PHONES,
    STAFF,
    EngineLevel,
    files,
    level_of,
    newer_in_script,
    newer_in_style,
    scripts_in,
    styles_in,
)
from tests.promises.source_tree import ROOT, name_of

# What adds to a page and is not missed where it is not known → why.
_ADDS = {
    ":focus-visible": "the browser's own ring is there without it",
    "accent-color": "ticks are then of the browser's colour",
    "column-gap": "known since Chrome 50 between columns of text, where page.css has it",
    "display: grid": "the page's one block then stands at the top",
    "justify-content: space-between": "known since Chrome 29 between flexible boxes, where it stands",
    "position: sticky": "the sum then stands below the form",
    "scrollbar-width": "the bar is then as wide as elsewhere",
    "scrollbar-width: none": "the same",
    "scrollbar-width: thin": "the same",
    "text-wrap": "a headline then breaks where it must",
    "text-wrap: balance": "the same",
    "touch-action: pinch-zoom": "fingers then scroll; the number fields do the same as the drawing",
    "user-select": "a drag then marks text too",
}
# What the scripts ask for before they use it, or do without → where.
_ASKED_FOR = {
    "ResizeObserver": "ui/mapview/static/map.js",
    "isPrimary": "features/reports/staff_photos/static/redact.js",
    "isSecureContext": "web/forms/static/residents.js",
    "pointerId": "features/reports/staff_photos/static/redact.js",
    "setPointerCapture": "features/reports/staff_photos/static/redact.js",
}
# Names that our own objects have too → of what.
_OURS = {
    "any": "the buttons that are shown",
    "at": "Snap and the places of shapes",
    "cancel": "Sketch",
    "drop": "Drawings",
    "finish": "Sketch and its tools",
    "load": "MapLayer",
    "part": "Editing",
    "states": "the scene of the exported page",
    "take": "whatever takes a scene",
}
_NOT_AT_ALL_IN = {"at": ("shape_keys.js", "legend.js", "frame.js", "words.js", "wall.js")}
"""Where nothing of ours has such a name, so that it is the language's."""


def newer(file: Path, level: EngineLevel) -> Iterator[str]:
    """What in the file these engines do not know and nobody has answered for."""
    name = name_of(file)
    for script in scripts_in(file):
        for one in newer_in_script(script, level):
            is_ours = one in _OURS and file.name not in _NOT_AT_ALL_IN.get(one, ())
            if not is_ours and _ASKED_FOR.get(one) != name:
                yield one
    for sheet in styles_in(file):
        yield from newer_in_style(sheet, level) - _ADDS.keys()


def test_every_file_with_code_for_browsers_has_a_level() -> None:
    found = [name_of(file) for file in files()]
    assert len(found) > 50
    assert {"exports/page/map.js", "web/templates/page.html", "ui/mapview/elements.py"} <= {*found}
    assert [name for name in found if level_of(ROOT / name) is None] == []


def test_nothing_is_newer_than_its_engines() -> None:
    wrong = {name_of(file): sorted(newer(file, level)) for file in files() if (level := level_of(file))}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_nobody_answers_for_what_is_gone() -> None:
    found: set[str] = set()
    for file in files():
        level = level_of(file) or PHONES
        found = found.union(*(newer_in_script(one, level) for one in scripts_in(file)))
        found = found.union(*(newer_in_style(one, level) for one in styles_in(file)))
    assert (_ADDS.keys() | _ASKED_FOR.keys() | _OURS.keys()) - found == set()


@pytest.mark.parametrize(
    "script",
    [
        "a?.b",
        "a ?? b",
        "try { a() } catch { b() }",
        "class A { x = 1 }",
        "for await (a of b);",
        "1_000",
    ],
)
def test_language_that_engines_of_2017_cannot_read_is_refused(script: str) -> None:
    with pytest.raises(esprima.Error):
        newer_in_script(script, HALLS)


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ("({...a})", {"spread of an object"}),
        ("const {a, ...b} = c", {"rest of an object"}),
        ("/(?<=a)b/.test(c)", {"look behind or named group"}),
        ("/a/s.test(b)", {"flags s, d, v"}),
        ("node.replaceChildren()", {"replaceChildren"}),
        ("list.flatMap(f).flat()", {"flatMap", "flat"}),
        ("Object.fromEntries(a)", {"fromEntries", "Object.fromEntries"}),
        ("text.replaceAll(a, b)", {"replaceAll"}),
        ("new AbortController()", {"AbortController"}),
        ("window.structuredClone(a)", {"structuredClone"}),
        ("queueMicrotask(a)", {"queueMicrotask"}),
        ("async () => [...await f(), a ** 2, `${b}`]; node.closest('a').append(b)", set()),
    ],
)
def test_what_is_newer_than_2017_is_found_by_its_name(script: str, found: set[str]) -> None:
    assert newer_in_script(script, HALLS) == found


@pytest.mark.parametrize(
    "script",
    [
        *("() => 1", "let a", "const a = 1", "`a`", "f(...a)", "for (var a of b);", "({a})", "({a() {}})"),
        *(
            "async () => 1",
            "class A {}",
            "var [a] = b",
            "function f(a = 1) {}",
            "fetch(a)",
            "node.closest(a)",
        ),
    ],
)
def test_phones_are_given_the_language_of_2009(script: str) -> None:
    assert newer_in_script(script, PHONES) != set()


@pytest.mark.parametrize(
    ("sheet", "found"),
    [
        ("a { gap: 1px; }", {"gap"}),
        ("a { width: min(1px, 2vw); }", {"min()"}),
        ("a { width: 1px; width: min(1px, 2vw); }", set()),
        ("a { inset: 0; }", {"inset"}),
        ("a { aspect-ratio: 1; }", {"aspect-ratio"}),
        ("a:has(b) { top: 0; }", {":has"}),
        ("a:not(b, c) { top: 0; }", {":not(list)"}),
        ("@media print { a { color: rgb(1 2 3 / 4%); } }", {"rgb without commas"}),
        ("@media (width > 3px) { a { top: 0; } }", {"@media range"}),
        ("@layer a { a { top: 0; } }", {"@layer"}),
        ("a { overflow-wrap: break-word; overflow-wrap: anywhere; color: var(--x); }", set()),
        ("a { b { top: 0; } }", {"qualified-rule inside a block"}),
        ("a { colour: red; }", {"unknown property colour"}),
    ],
)
def test_style_that_engines_of_2017_do_not_know_is_found(sheet: str, found: set[str]) -> None:
    assert newer_in_style(sheet, HALLS) == found


def test_the_pages_inside_streamlit_may_use_what_streamlit_needs() -> None:
    assert newer_in_style("a:has(b) { gap: 1px; inset: 0; }", STAFF) == set()
    assert newer_in_script("Object.hasOwn(a, b)", STAFF) == set()
    with pytest.raises(esprima.Error):
        newer_in_script("a?.b", STAFF)
