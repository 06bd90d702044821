"""Facts of messages as JSON, on their way from one process to another."""

from __future__ import annotations

import re
from string import Formatter
from typing import Any

from base.errors import LintuError
from base.words import Bilingual, Joined, Message

_FORMAT = re.compile(r"[+,]{0,2}(\.\d)?[defg%]?")


def fact_json(fact: object) -> Any:
    """A fact of a message, or a whole message, as JSON has it."""
    match fact:
        case Message():
            facts = {name: fact_json(one) for name, one in fact.facts}
            return {"english": fact.english, "context": fact.context, "facts": facts}
        case Bilingual():
            return {"zh": fact.zh, "en": fact.en}
        case Joined():
            return {"parts": [fact_json(one) for one in fact.parts], "between": fact_json(fact.between)}
    return fact


def fact_from(stored: Any) -> Any:
    """What `fact_json` was given. Raises KeyError or ValueError for what it never gives."""
    match stored:
        case {"english": str(english), "context": str() | None as context, "facts": dict(facts)}:
            _require_plain(english)
            return Message(english, context=context, **{name: fact_from(one) for name, one in facts.items()})
        case {"zh": str(zh), "en": str(en)}:
            return Bilingual(zh, en)
        case {"parts": list(parts), "between": between}:
            return Joined(tuple(map(fact_from, parts)), fact_from(between))
        case dict() | list():
            raise ValueError("no fact of a message")
    return stored


def error_text(error: LintuError) -> Message:
    """What an error says, as a part of another message."""
    return Message(error.template).with_facts(**error.facts)


def _require_plain(english: str) -> None:
    """The other process may have been taken over by a file: its templates name facts, and nothing of them."""
    for _, name, form, _ in Formatter().parse(english):
        if name is not None and not (name.isidentifier() and _FORMAT.fullmatch(form or "")):
            raise ValueError("no template of ours")
