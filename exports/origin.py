"""Origin of an export: the lines that every file carries about itself."""

from __future__ import annotations

from base.words import Message
from data.catalogue.own_survey import profile_text
from data.notes import assumptions_of, warnings_of
from exports.request import ExportRequest
from exports.sheets.quantities import crs_name
from paper.clean_text import one_line

_DIGEST_SHOWN = 12
"""Characters; enough to tell two states of the data apart."""
_PROGRAM = Message("Lintu 邻图")


def about(request: ExportRequest) -> dict[str, str]:
    """Title, date, coordinate system, source and options, by their names in the language asked for."""
    community = request.baseline.community
    options = [request.text(state.name) for state in request.states]
    facts = {
        Message("Community"): request.text(community.name),
        Message("Contents"): request.text(Message("; ")).join(options),
        Message("Made on"): request.made_on.isoformat(),
        Message("Made with"): request.text(_PROGRAM),
        Message("Coordinate system"): request.text(crs_name(community.crs)),
        Message("Data"): request.text(community.attribution),
        Message("Profile of the scores"): request.text(profile_text(request.baseline.catalogue)),
        Message("Digest of the data"): community.digest[:_DIGEST_SHOWN],
    }
    return {request.text(name): one_line(text) for name, text in facts.items() if text}


def about_lines(request: ExportRequest) -> list[str]:
    """The same, a line each."""
    between = request.text(Message(": "))
    return [f"{name}{between}{text}" for name, text in about(request).items()]


def origin_lines(request: ExportRequest) -> list[str]:
    """What a reader must know: warnings first, then everything that was assumed."""
    notes = (*warnings_of(request.baseline), *assumptions_of(request.baseline))
    return [one_line(request.text(note.text)) for note in notes]
