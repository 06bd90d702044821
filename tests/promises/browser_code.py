"""The code that browsers run: which engines each folder is for, and what in it is newer than they are."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import esprima
import tinycss2

from tests.promises.first_chrome_table import OLDEST, TABLE
from tests.promises.source_tree import ROOT, name_of


@dataclass(frozen=True)
class EngineLevel:
    """What a folder may ask of a browser: the year of the language, the Chrome whose names may be used."""

    name: str
    year: int
    chrome: int


PHONES = EngineLevel("phones", 2009, OLDEST)
"""WebViews of 2015, which some chat programs still bring along."""
HALLS = EngineLevel("engines of 2017", 2017, 61)
"""The browser of a town hall's computer that is never renewed, and those built on the same engine."""
STAFF = EngineLevel("Streamlit's browsers", 2017, 110)
"""Beside Streamlit's own scripts, which run in nothing older (they call `toSorted`)."""
LEVELS = {
    "exports/page": HALLS,
    "features/reports/phone": PHONES,
    "features/reports/staff_photos": PHONES,
    "features/voices/phone": PHONES,
    "features/voting/phone": PHONES,
    "features/voting/wall": HALLS,
    "ui/components/styles": STAFF,
    "ui/mapview": HALLS,
    "web/forms": PHONES,
    "web/start_page": STAFF,
    "web/templates": PHONES,
}
"""Folder → for which engines. A file that lies in none of them fails the test."""
PACKAGES = ("entry", "exports", "features", "ui", "web", "paper", "layers", "data", "spatial", "base")

_SCRIPT = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*application/json)[^>]*>(.*?)</script>", re.DOTALL)
_NO_SCRIPT = re.compile(r"\{\w+\}|\(\.\*\?\)")
"""A place to fill in, or a pattern that finds scripts."""
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)
_JINJA = re.compile(r"\{[{%#].*?[}%#]\}", re.DOTALL)
_MACRO = re.compile(r"\{% macro script\(this, kwargs\) %\}(.*?)\{% endmacro %\}", re.DOTALL)

# Nodes of the syntax tree → the year from which a script may hold them.
_YEARS = {
    "ArrowFunctionExpression": 2015,
    "ArrayPattern": 2015,
    "AssignmentPattern": 2015,
    "AwaitExpression": 2017,
    "ClassDeclaration": 2015,
    "ClassExpression": 2015,
    "ExportDefaultDeclaration": 2015,
    "ExportNamedDeclaration": 2015,
    "ForOfStatement": 2015,
    "Import": 2020,
    "ImportDeclaration": 2015,
    "ObjectPattern": 2015,
    "RestElement": 2015,
    "SpreadElement": 2015,
    "TemplateLiteral": 2015,
    "YieldExpression": 2015,
}


def files() -> list[Path]:
    """Every file of the product that may hold code for browsers, templates in Python files too."""
    found = (file for package in PACKAGES for file in (ROOT / package).rglob("*") if file.is_file())
    return sorted(file for file in found if any(True for _ in (*scripts_in(file), *styles_in(file))))


def level_of(file: Path) -> EngineLevel | None:
    """The level of the folder that the file lies in; none where nobody has declared one."""
    name = name_of(file)
    return next((level for folder, level in LEVELS.items() if name.startswith(f"{folder}/")), None)


def scripts_in(file: Path) -> list[str]:
    """The scripts of a file, with a name in place of what a template fills in."""
    if file.suffix in (".js", ".mjs"):
        return [_text(file)]
    if file.suffix == ".html":
        return [_JINJA.sub("filled", one) for one in _SCRIPT.findall(_text(file))]
    if file.suffix == ".py":
        joined = re.sub(r'"\s*"', "", _text(file))
        found = (*_MACRO.findall(joined), *_SCRIPT.findall(joined))
        return [_JINJA.sub("filled", one) for one in found if not _NO_SCRIPT.fullmatch(one)]
    return []


def styles_in(file: Path) -> list[str]:
    """The style sheets of a file."""
    if file.suffix == ".css":
        return [_text(file)]
    if file.suffix == ".html":
        return [_JINJA.sub("", one) for one in _STYLE.findall(_text(file))]
    return []


def newer_in_script(script: str, level: EngineLevel) -> set[str]:
    """What in the script these engines do not know: syntax by its node, the rest by its name.

    Raises `esprima.Error` for what is no script of 2017 at all."""
    found: set[str] = set()
    for node in _nodes(esprima.parseScript(script).toDict()):
        found |= {what for what, year in _syntax(node) if year > level.year}
        found |= {name for kind, name in _names(node) if _since(kind, name) > level.chrome}
    return found


def newer_in_style(sheet: str, level: EngineLevel) -> set[str]:
    """What in the style sheet these engines do not know and would be missed.

    Of a property that is set twice in one block, the newer value only adds to the older one."""
    found: set[str] = set()
    for rule in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True):
        found |= _newer_in_rule(rule, level)
    return found


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


@cache
def _table() -> dict[str, dict[str, int]]:
    kinds: dict[str, Any] = json.loads(_text(TABLE))
    del kinds["from"]
    return {
        kind: {name: int(since) for since, names in versions.items() for name in names.split("|")}
        for kind, versions in kinds.items()
    }


def _since(kind: str, name: str) -> int:
    return _table()[kind].get(name, 0)


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    if isinstance(tree, list):
        for one in tree:
            yield from _nodes(one)
    elif isinstance(tree, dict):
        if "type" in tree:
            yield tree
        for one in tree.values():
            yield from _nodes(one)


def _syntax(node: dict[str, Any]) -> Iterator[tuple[str, int]]:
    kind = node["type"]
    yield kind, _YEARS.get(kind, 0)
    if kind == "VariableDeclaration" and node["kind"] != "var":
        yield node["kind"], 2015
    if kind in ("FunctionDeclaration", "FunctionExpression") and (node.get("generator") or node.get("async")):
        yield "async or generator", 2017 if node.get("async") else 2015
    if kind == "Property" and (node["computed"] or node["shorthand"] or node["method"]):
        yield "shorter property", 2015
    if kind == "BinaryExpression" and node["operator"] == "**":
        yield "**", 2016
    if kind == "ObjectExpression" and any(one["type"] == "SpreadElement" for one in node["properties"]):
        yield "spread of an object", 2018
    if kind == "ObjectPattern" and any(one["type"] == "RestElement" for one in node["properties"]):
        yield "rest of an object", 2018
    if pattern := node.get("regex"):
        yield "flags u, y", 2015 if set(pattern["flags"]) & set("uy") else 0
        yield "flags s, d, v", 2018 if set(pattern["flags"]) - set("gimuy") else 0
        yield "look behind or named group", 2018 if re.search(r"\(\?<|\\p\{", pattern["pattern"]) else 0


def _names(node: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Kind and name of what the node names and the engine must have."""
    if node["type"] == "MemberExpression" and not node["computed"]:
        owner, name = node["object"], node["property"]["name"]
        yield "member", name
        if owner["type"] == "Identifier":
            yield "of", f"{owner['name']}.{name}"
            yield "global", name if owner["name"] in ("window", "self") else owner["name"]
    elif node["type"] in ("NewExpression", "CallExpression") and node["callee"]["type"] == "Identifier":
        yield "global", node["callee"]["name"]


def _newer_in_rule(rule: Any, level: EngineLevel) -> set[str]:
    if rule.type == "error":
        return {f"no style: {rule.message}"}
    if rule.type == "qualified-rule":
        prelude = tinycss2.serialize(rule.prelude).strip()
        return _newer_selectors(prelude, level) | _newer_declarations(rule.content, level)
    found = {f"@{rule.at_keyword}"} if _since("rule", rule.at_keyword) > level.chrome else set()
    if rule.at_keyword == "media":
        found |= _newer_media(tinycss2.serialize(rule.prelude), level)
    if rule.content is None or rule.at_keyword in ("font-face", "keyframes", "page"):
        return found
    inside = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
    return found.union(*(_newer_in_rule(one, level) for one in inside))


def _newer_media(query: str, level: EngineLevel) -> set[str]:
    features = set(re.findall(r"\(\s*(?:min-|max-)?([a-z-]+)", query))
    newer = {f"@media {one}" for one in features if _since("media", one) > level.chrome}
    return newer | ({"@media range"} if re.search(r"[<>]", query) and level.chrome < 104 else set())


def _newer_selectors(prelude: str, level: EngineLevel) -> set[str]:
    found = {name for name in re.findall(r"::?([a-z-]+)", prelude) if not name.startswith("-")}
    newer = {f":{name}" for name in found if _since("selector", name) > level.chrome}
    lists = re.search(r":not\([^()]*(\([^()]*\))?[^()]*,", prelude) and level.chrome < 88
    nested = "&" in prelude and level.chrome < 112
    return newer | ({":not(list)"} if lists else set()) | ({"&"} if nested else set())


def _newer_declarations(content: list[Any], level: EngineLevel) -> set[str]:
    found: set[str] = set()
    known: set[str] = set()  # properties that these engines have been given a value for
    for one in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if one.type != "declaration":
            found.add(f"{one.type} inside a block")
            continue
        newer = _newer_values(one, level)
        if not newer:
            known.add(one.lower_name)
        elif one.lower_name not in known:
            found |= newer
    return found


def _newer_values(one: Any, level: EngineLevel) -> set[str]:
    name = one.lower_name
    if name.startswith("-"):
        return set()
    if name not in _properties() and name not in _ALIASES:
        return {f"unknown property {name}"}
    text = tinycss2.serialize(one.value)
    words = set(re.findall(r"(?<![\w#.-])[a-z][a-z-]*", text))
    newer = {name} if _since("property", name) > level.chrome else set()
    newer |= {f"{name}: {word}" for word in words if _since("value", f"{name}: {word}") > level.chrome}
    newer |= {
        f"{word}()" for word in re.findall(r"([a-z-]+)\(", text) if _since("function", word) > level.chrome
    }
    if re.search(r"rgba?\(\s*\d+\s+\d", text) and level.chrome < 65:
        newer.add("rgb without commas")
    if re.search(r"#(?:[0-9a-f]{4}|[0-9a-f]{8})\b", text, re.IGNORECASE) and level.chrome < 62:
        newer.add("#rrggbbaa")
    return newer


_ALIASES = ("grid-gap", "grid-row-gap", "grid-column-gap", "word-wrap")


@cache
def _properties() -> frozenset[str]:
    return frozenset(_table()["property"])
