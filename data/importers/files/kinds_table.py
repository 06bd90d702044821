"""The table of what each kind of file may hold; `python -m data.importers.files.kinds_table` writes it.

It follows from the kinds themselves, so that it cannot say what no reader does.
"""

from __future__ import annotations

from pathlib import Path

from base.words import Message, Text
from data.importers.files.kinds import KINDS

DOCS = {"en": Path("docs/formats.md"), "zh": Path("docs/formats.zh-CN.md")}
_TITLE = Message("What files Lintu reads")
_SAID = Message(
    "What was left out, guessed or mended is listed before anything is imported, on the page and by “lintu "
    "import”. One file has at most 50 MB."
)
_OSM = (
    Message("OpenStreetMap extract"),
    (".osm", ".osm.pbf"),
    Message(
        "Homes and their people (estimated), paths that may be walked, joined where they share a node; "
        "facilities, public spaces, compounds, entrances"
    ),
    Message(
        "Roads without walkers, indoor levels, opening hours, turn rules; areas that are not whole are named"
    ),
)


def kinds_table(language: str) -> str:
    """The page in Markdown."""
    rows = [_OSM, *((kind.name, kind.endings, kind.reads, kind.passes_over) for kind in KINDS.values())]
    heads = (
        Message("Kind", context="of a file"),
        Message("Endings"),
        Message("Read", context="of a file"),
        Message("Left out or refused"),
    )
    lines = [
        f"# {_TITLE.text(language)}",
        "",
        _SAID.text(language),
        "",
        _line(*(head.text(language) for head in heads)),
        _line(*["---"] * len(heads)),
        *(_row(name, endings, reads, without, language) for name, endings, reads, without in rows),
    ]
    return "\n".join(lines) + "\n"


def _row(name: Text, endings: tuple[str, ...], reads: Text, without: Text, language: str) -> str:
    cells = (name.text(language), " ".join(endings), reads.text(language), without.text(language))
    return _line(*(cell.replace("|", "\\|") for cell in cells))


def _line(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    for code, file in DOCS.items():
        file.write_text(kinds_table(code), "utf-8")
