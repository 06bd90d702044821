"""Texts that would do something if anything read them as more than text."""

from __future__ import annotations

import shapely

from layers.layer import Field, Layer, Symbol, SymbolClass
from tests.browser.apps.village import frame, layer, same

SHOT = "window.top.shots=(window.top.shots||0)+1"
PRODUCT = str(7919 * 104729)
"""What the template payloads would print."""

PAYLOADS: tuple[str, ...] = (
    # templates
    "{{7919*104729}}",
    "{% set a=7919*104729 %}{{a}}",
    "{%",
    "{{",
    "}}",
    "%}",
    "{# x",
    "{# x #}",
    "{% raw %}{{7919*104729}}{% endraw %}",
    "{% for i in range(9) %}",
    "{{'div'}}",
    "${7919*104729}",
    "#{7919*104729}",
    "<%= 7919*104729 %>",
    # HTML
    f"<img src=x onerror={SHOT}>",
    f'"><img src=x onerror="{SHOT}">',
    f"'><img src=x onerror='{SHOT}'>",
    f"<svg onload={SHOT}>",
    f"<script>{SHOT}</script>",
    f"</script><script>{SHOT}</script>",
    f"<iframe srcdoc='<script>{SHOT}</script>'></iframe>",
    f"<body onload={SHOT}>",
    f"<details open ontoggle={SHOT}>",
    f"<input autofocus onfocus={SHOT}>",
    f"</td></table><img src=x onerror={SHOT}>",
    f"<style>@import 'http://tracker.invalid/x.css';</style><b onmouseover={SHOT}>x",
    "<style>body{display:none}</style>",
    "<!-- x",
    "&lt;img src=x&gt; &amp; &#123;",
    "<form action=http://tracker.invalid><input></form>",
    # JavaScript strings
    f"`+({SHOT})+`",
    f"${{{SHOT}}}",
    f"\\`${{{SHOT}}}",
    f"';{SHOT};'",
    f'";{SHOT};"',
    f"\\u003cimg src=x onerror={SHOT}\\u003e",
    f"\\x3cimg src=x onerror={SHOT}\\x3e",
    f"\\';{SHOT};//",
    "\u2028\u2029x",
    f"javascript:{SHOT}",
    # markdown, formulas, addresses
    "![t](http://tracker.invalid/pixel.png)",
    f"[x](javascript:{SHOT})",
    "=cmd|'/C calc'!A0",
    "url(http://tracker.invalid/x)",
    # awkward characters
    "\u202eabc\u202c evil",
    "a\x01b\x7fc",
    "汉字 𠮷 👩‍👧 ñ",
    "a_b_c_map_div maps/abc/ _id",
    "长" * 80,
)


def shown_text(payload: str) -> str:
    """What a person sees of it: the characters that would turn the direction of others are visible."""
    return payload.translate({0x202E: "\ufffd", 0x202C: "\ufffd"})


EACH_KIND = (
    "{{7919*104729}}",
    "{%",
    f'"><img src=x onerror="{SHOT}">',
    f"</script><script>{SHOT}</script>",
    "<style>body{display:none}</style>",
    "<!-- x",
    f"`+({SHOT})+`",
    f"\\';{SHOT};//",
    "\u2028\u2029x",
    f"[x](javascript:{SHOT})",
    "\u202eabc\u202c evil",
    "长" * 80,
)
"""One payload of each kind."""


def canary_layers(text: str) -> list[Layer]:
    """Layers with `text` in every place where people's text can stand."""
    word = same(text)
    classes = (SymbolClass("one", word, Symbol(fill="#2a7f9e", line="#17212b", pattern="lines")),)
    fields = (
        Field("note", word),
        Field("choice", same("choice"), choices=(("k", word),)),
        Field("size", word, word),
    )
    columns = {
        "id": ["a " + text, "b"],
        "class": ["one", "one"],
        "name": [text, "plain"],
        "note": [text, "plain"],
        "choice": ["k", "k"],
        "size": [12.5, 3.0],
    }
    boxes = [shapely.box(40, 40, 300, 300), shapely.box(360, 360, 600, 600)]
    points = [shapely.Point(450, 170), shapely.Point(150, 480)]
    dots = (SymbolClass("one", word, Symbol(fill="#d9693f", glyph=text[:1], size_px=30)),)
    return [
        layer("basemap", word, ("polygon",), classes, frame(boxes, **columns), fields=fields),
        layer("areas", word, ("polygon",), classes, frame(boxes, **columns), fields=fields, label="name"),
        layer("points", word, ("point",), dots, frame(points, **columns), fields=fields, label="note"),
    ]
