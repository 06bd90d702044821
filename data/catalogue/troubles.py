"""Messages about problems in the catalogue files, in one place so that they read alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from base.words import AND, Message, Text, join_texts
from data.catalogue.errors import ValueProblem


@dataclass(frozen=True)
class Sentence:
    """What is wrong and what to do, with {places} for the facts. Call it with the facts to get a trouble."""

    wrong: Message
    remedy: Message

    def __call__(self, **facts: object) -> ValueProblem:
        """The trouble, with these facts."""
        return ValueProblem(self.wrong.with_facts(**facts), self.remedy.with_facts(**facts))


def choice(value: object, known: Iterable[object]) -> Text:
    """Advice to take one of `known`: the nearest where the value looks like a slip, otherwise all of them."""
    names = sorted(str(name) for name in known)
    near = get_close_matches(str(value), names, n=1, cutoff=0.75)
    if near:
        return Message("Did you mean “{near}”?", near=near[0])
    if not names:
        return Message("Define it first.")
    return Message("Use one of: {names}.", names=join_texts(names))


def limits(low: float | None, high: float | None) -> Text:
    """E.g. "≥ 0 and ≤ 1"."""
    parts = [f"{sign} {bound:g}" for sign, bound in (("≥", low), ("≤", high)) if bound is not None]
    return join_texts(parts, AND)


_CHOICE = Message("{choice}")

MISSING_FILE = Sentence(
    Message("The file is missing."),
    Message("Copy it from the shipped catalogue."),
)
UNKNOWN_FILE = Sentence(Message("This is not a file name of the catalogue."), _CHOICE)
DUPLICATE_KEY = Sentence(
    Message("A key is given twice ({message})."),
    Message("Rename or delete one of them."),
)
NOT_TOML = Sentence(
    Message("This is not valid TOML ({message})."),
    Message("Check quotes, commas and brackets on that line."),
)
UNKNOWN_KEY = Sentence(Message("The key “{key}” is not known here."), _CHOICE)
MISSING_KEY = Sentence(
    Message("“{key}” is missing."),
    Message("Add it, here or under [defaults]."),
)
UNUSED_DEFAULT = Sentence(
    Message("The default “{key}” is not used here."),
    Message("Correct the spelling or delete it."),
)
WRONG_TYPE = Sentence(
    Message("Expected {expected}, found {value!r}."),
    Message("Rewrite the value."),
)
NOT_A_CHOICE = Sentence(Message("“{value}” is not one of the choices."), _CHOICE)
UNKNOWN_REFERENCE = Sentence(Message("There is no {kind} called “{key}”."), _CHOICE)
EMPTY_TEXT = Sentence(Message("The text is empty."), Message("Enter a text."))
OUT_OF_RANGE = Sentence(
    Message("{value:g} is out of range for “{unit}”."),
    Message("It must be {limits}."),
)
NOT_POSITIVE = Sentence(
    Message("{value:g} is not above zero."),
    Message("Give a positive number."),
)
WRONG_UNIT = Sentence(
    Message("The unit “{unit}” does not fit here."),
    Message("Convert to: {expected}."),
)
ONE_OF_A_PAIR = Sentence(
    Message("“{key}” has a radius or a time limit, but not both."),
    Message("Give both."),
)
NOT_IN_ORDER = Sentence(
    Message("low, typical and high are out of order: {low:g}, {typical:g}, {high:g}."),
    Message("They must satisfy low ≤ typical ≤ high."),
)
WRONG_SUM = Sentence(
    Message("{of} add up to {found:g}, not {expected:g}."),
    Message("Adjust them."),
)
BAD_COLOUR = Sentence(
    Message("“{value}” is not a colour."),
    Message("Write it as #rrggbb."),
)
NOT_ONE_CHARACTER = Sentence(
    Message("“{value}” is not a single character."),
    Message("Write exactly one character."),
)
VERIFIED_WITHOUT_PROOF = Sentence(
    Message("verified = true, but the evidence is “{evidence}”."),
    Message("Only primary or derived evidence can be verified."),
)
CLAUSE_MISSING = Sentence(
    Message("A number from a standard must name its clause."),
    Message("Fill in `clause`."),
)
WRONG_PARAMETERS = Sentence(
    Message("The parameters do not fit the decay “{kind}”."),
    Message("It needs exactly: {expected}."),
)
