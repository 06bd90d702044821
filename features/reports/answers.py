"""Words for the public, ready to choose from."""

from __future__ import annotations

from data.catalogue.model import AnswerTemplate, Catalogue


def answers_for(catalogue: Catalogue, state: str) -> tuple[AnswerTemplate, ...]:
    """The templates for a report that enters this state, in the order of the file."""
    return tuple(one for one in catalogue.answer_templates.values() if state in one.states)
