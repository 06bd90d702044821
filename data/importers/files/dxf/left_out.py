"""What of a drawing is not read, counted, and the words that say so with the remedy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, fields

from base.words import Message, Text
from data.importers.files.cleaning import clean_name

_NAMES_SHOWN = 6


@dataclass(eq=False)
class LeftOut:
    """Counts of what is left out, each by kind of entity or by name of layer or block."""

    paper: Counter[str] = field(default_factory=Counter)
    hidden: Counter[str] = field(default_factory=Counter)
    off: Counter[str] = field(default_factory=Counter)
    foreign: Counter[str] = field(default_factory=Counter)
    solids: Counter[str] = field(default_factory=Counter)
    annotations: Counter[str] = field(default_factory=Counter)
    references: Counter[str] = field(default_factory=Counter)
    endless: Counter[str] = field(default_factory=Counter)
    details: Counter[str] = field(default_factory=Counter)

    def add(self, other: LeftOut) -> None:
        """Count what another part of the drawing leaves out, too."""
        for one in fields(self):
            getattr(self, one.name).update(getattr(other, one.name))

    def messages(self) -> Iterator[Text]:
        """A sentence for each kind of thing that was left out."""
        for counts, says in (
            (self.foreign, _FOREIGN),
            (self.off, _OFF),
            (self.hidden, _HIDDEN),
            (self.paper, _PAPER),
            (self.solids, _SOLIDS),
            (self.references, _REFERENCES),
            (self.endless, _ENDLESS),
            (self.details, _DETAILS),
            (self.annotations, _ANNOTATIONS),
        ):
            if counts:
                yield says.with_facts(count=counts.total(), names=_names(counts))


_FOREIGN = Message(
    "{count} objects of other CAD programs cannot be read and were left out ({names}). In 天正 (TArch) "
    "export the drawing as T3 (图形导出, 天正3); elsewhere use EXPLODE. Then save it as DXF again."
)
_OFF = Message(
    "{count} objects on layers that are off or frozen were left out ({names}). To import them, turn these "
    "layers on in CAD and save the drawing again."
)
_HIDDEN = Message(
    "{count} hidden objects were left out ({names}). To import them, show all objects in CAD "
    "(UNISOLATEOBJECTS) and save the drawing again."
)
_PAPER = Message("{count} objects on sheets (paper space: frames, title blocks) were left out ({names}).")
_SOLIDS = Message(
    "{count} regions, solids or meshes cannot be read and were left out ({names}). Use EXPLODE in CAD to "
    "turn them into lines and save the drawing again."
)
_REFERENCES = Message(
    "{count} inserts of other drawings (external references) or of missing blocks were left out ({names}). "
    "Bind them in CAD (XREF, Bind) and save the drawing again."
)
_ENDLESS = Message("{count} inserts of blocks that contain themselves were left out ({names}).")
_DETAILS = Message(
    "{count} lines and outlines inside the outline of a block were taken as its details and left out "
    "({names})."
)
_ANNOTATIONS = Message("{count} dimensions, leaders, pictures and the like were left out ({names}).")


def _names(counts: Counter[str]) -> str:
    shown = [f"{clean_name(name, '?')} × {count}" for name, count in counts.most_common(_NAMES_SHOWN)]
    return ", ".join(shown) + (", …" if len(counts) > _NAMES_SHOWN else "")
