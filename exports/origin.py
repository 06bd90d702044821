"""Where an export comes from: the lines that every file and document carries about itself."""

from __future__ import annotations

from base.words import Bilingual
from data.notes import assumptions_of, warnings_of
from exports.request import Request
from paper.clean_text import one_line

_DIGEST_SHOWN = 12
"""Characters; enough to tell two states of the data apart."""
_PROGRAM = Bilingual("邻图 Lintu", "Lintu 邻图")


def about(request: Request) -> dict[str, str]:
    """Title, date, coordinate system, source and options, by their names in the language asked for."""
    community = request.baseline.community
    options = [request.text(state.name) for state in request.states]
    said = {
        Bilingual("社区", "Community"): request.text(community.name),
        Bilingual("内容", "Contents"): request.text(Bilingual("；", "; ")).join(options),
        Bilingual("制作日期", "Made on"): request.made_on.isoformat(),
        Bilingual("制作软件", "Made with"): request.text(_PROGRAM),
        Bilingual("坐标系", "Coordinate system"): f"{community.crs.name} ({community.crs.to_string()})",
        Bilingual("数据来源", "Data"): request.text(community.attribution),
        Bilingual("数据指纹", "Digest of the data"): community.digest[:_DIGEST_SHOWN],
    }
    return {request.text(name): one_line(text) for name, text in said.items() if text}


def about_lines(request: Request) -> list[str]:
    """The same, a line each."""
    between = request.text(Bilingual("：", ": "))
    return [f"{name}{between}{text}" for name, text in about(request).items()]


def stated(request: Request) -> list[str]:
    """What a reader must know: warnings first, then everything that was assumed."""
    notes = (*warnings_of(request.baseline), *assumptions_of(request.baseline))
    return [one_line(request.text(note.text)) for note in notes]
