"""Stop branca from reading its own output as a template.

`MacroElement.render` and `Popup.render` wrap text that is already rendered in `Element(text)`, which compiles
it as a Jinja template and runs it. Text from people would then be code on the server. Here both methods are
replaced by ones that keep the rendered text as it is.
"""

from __future__ import annotations

from typing import Any

from branca.element import Element, Figure, MacroElement
from folium.map import Popup

_PARTS = ("header", "html", "script")


class LiteralText(Element):
    """Text that is rendered already and is written out unchanged."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._name = "Literal"
        self.text = text

    def render(self, **kwargs: Any) -> str:
        """The text as it is."""
        return self.text


def install() -> None:
    """Replace the two methods for the whole process. Doing it again changes nothing."""
    MacroElement.render = _render_macros  # type: ignore[method-assign]
    Popup.render = _render_popup  # type: ignore[method-assign]


def _figure_of(element: Element) -> Figure:
    figure = element.get_root()
    assert isinstance(figure, Figure), "a map element can be rendered only inside a figure"
    return figure


def _render_macros(self: MacroElement, **kwargs: Any) -> None:
    figure = _figure_of(self)
    macros = vars(self._template.module)
    for part in _PARTS:
        if part in macros:
            getattr(figure, part).add_child(LiteralText(macros[part](self, kwargs)), name=self.get_name())
    for child in list(self._children.values()):
        child.render(**kwargs)


def _render_popup(self: Popup, **kwargs: Any) -> None:
    for child in list(self._children.values()):
        child.render(**kwargs)
    script = LiteralText(self._template.render(this=self, kwargs=kwargs))
    _figure_of(self).script.add_child(script, name=self.get_name())
