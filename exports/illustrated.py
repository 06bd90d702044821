"""Maps for the documents of a request."""

from __future__ import annotations

from dataclasses import replace

from exports.request import Request
from exports.sheets.map_picture import map_picture
from paper.errors import NothingToDrawError


def illustrated(request: Request) -> Request:
    """The request with a map of today and of each option; as it is where it has pictures, or where the
    community has nothing to draw."""
    if request.pictures:
        return request
    try:
        drawn = {
            one.letter: map_picture(request.baseline, one.sketch, request.language, request.view)
            for one in request.states
        }
    except NothingToDrawError:
        return request
    for note in {note.text.text("en"): note for one in drawn.values() for note in one.notes}.values():
        request.note(note)
    return replace(request, pictures={letter: one.content for letter, one in drawn.items()})
