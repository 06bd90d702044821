"""Write `first_chrome.json`: since which Chrome a browser knows what scripts and style sheets may name.

Its source are the browser compatibility data of MDN (npm package `@mdn/browser-compat-data`, CC0-1.0). To
renew the table: `python tests/promises/first_chrome_table.py path/to/package/data.json`.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_suffix("").with_name("first_chrome.json")
OLDEST = 40
"""What this Chrome knew is left out: no page of ours is for an older one."""
NEVER = 999
_HELD_BY_PAGES = re.compile(
    r"Window|Document(Fragment)?|(HTML|SVG)\w*|Element\w*|Node(List)?|Attr|Text|CharacterData|ShadowRoot|"
    r"EventTarget|(UI|Mouse|Pointer|Keyboard|Touch|Input|Wheel|Custom)?Event|DOM(TokenList|Parser|Rect\w*)|"
    r"Range|Selection|Response|Request|Headers|FormData|URL(SearchParams)?|Blob|File(Reader|List)?|Storage|"
    r"History|Location|Navigator|XMLHttpRequest\w*|CSSStyle\w*|MutationObserver|ResizeObserver\w*|"
    r"IntersectionObserver\w*|CanvasRenderingContext2D|MediaQueryList|FontFaceSet|Performance|Abort\w+|"
    r"Geolocation\w*|Console|Crypto|Animation"
)
"""The objects whose members pages use. Others begin with `new` or a call, and so with a global name."""
_IN_ALL_LAYOUTS = ("gap", "row-gap", "column-gap")
"""Known in a grid or in columns before they were known between flexible boxes: the latter counts."""
Rows = Iterator[tuple[str, str, int]]


def version(compat: dict[str, Any]) -> int:
    """The first Chrome that knows a thing by this name without a switch; `NEVER` if none does."""
    support = compat["support"].get("chrome", [])
    entries = support if isinstance(support, list) else [support]
    plain = [one for one in entries if not {"prefix", "alternative_name", "flags"} & one.keys()]
    found = [re.sub(r"\D.*", "", str(one["version_added"]).lstrip("≤")) for one in plain]
    return min((int(one) for one in found if one), default=NEVER)


def parts(entry: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The features directly inside one, by name."""
    return ((name, one) for name, one in entry.items() if "__compat" in one and not name.startswith("__"))


def rows_of_scripts(data: dict[str, Any]) -> Rows:
    """Kind, name, version of objects that scripts may name and of what these objects have."""
    builtins = {name: one for name, one in data["javascript"]["builtins"].items() if name[0].isupper()}
    own = {member for one in builtins.values() for member, _ in parts(one)}
    for name, one in builtins.items():
        yield from ([("global", name, version(one["__compat"]))] if "__compat" in one else [])
        for member, feature in parts(one):
            yield "member", member, version(feature["__compat"])
            yield "of", f"{name}.{member}", version(feature["__compat"])
    for name, one in data["api"].items():
        yield from ([("global", name, version(one["__compat"]))] if "__compat" in one else [])
        for member, feature in parts(one):
            plain = member.removesuffix("_static")
            if _HELD_BY_PAGES.fullmatch(name) and plain not in own and not member.endswith("_event"):
                yield "member", plain, version(feature["__compat"])


def rows_of_styles(data: dict[str, Any]) -> Rows:
    """Kind, name, version of properties, their values, selectors, rules and functions of style sheets."""
    for name, one in data["properties"].items():
        layouts = [feature for part, feature in parts(one) if name in _IN_ALL_LAYOUTS and "context" in part]
        yield "property", name, max(version(feature["__compat"]) for feature in (one, *layouts))
        for value, feature in parts(one):
            if re.fullmatch(r"[a-z-]+", value):
                yield "value", f"{name}: {value}", version(feature["__compat"])
    for kind, family in (("selector", "selectors"), ("rule", "at-rules"), ("function", "types")):
        for name, one in data[family].items():
            yield from ([(kind, name, version(one["__compat"]))] if "__compat" in one else [])
    for name, one in parts(data["types"]["color"]):
        yield "function", name, version(one["__compat"])
    for name, one in parts(data["at-rules"]["media"]):
        yield "media", name, version(one["__compat"])


def table(data: dict[str, Any]) -> dict[str, dict[str, str]]:
    """Kind → version → names. A name that several things have counts as the oldest of them."""
    first: dict[str, dict[str, int]] = defaultdict(dict)
    for kind, name, since in (*rows_of_scripts(data), *rows_of_styles(data["css"])):
        first[kind][name] = min(since, first[kind].get(name, NEVER))
    written: dict[str, dict[str, str]] = {}
    for kind, names in first.items():
        newest = sorted({since for name, since in names.items() if since > OLDEST or kind == "property"})
        written[kind] = {
            str(since): "|".join(sorted(name for name in names if names[name] == since)) for since in newest
        }
    return written


if __name__ == "__main__":
    given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    made = {"from": f"@mdn/browser-compat-data {given['__meta']['version']}, CC0-1.0", **table(given)}
    TABLE.write_text(json.dumps(made, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
