"""The rules, constituencies and age groups of a vote in words."""

from __future__ import annotations

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.ballots import UNDECLARED
from features.voting.vote_settings import Reveal, Ties
from features.voting.weights import EmptyRule


def reveal_words(tr: Translator) -> dict[Reveal, str]:
    """When results show."""
    return {"after_closing": tr("after closing only"), "live": tr("all the time, while people vote")}


def ties_words(tr: Translator) -> dict[Ties, str]:
    """What settles a tie."""
    return {
        "draw": tr("by a public draw: dice thrown in public after closing"),
        "ask": tr("by those present, who agree on an order"),
        "shared": tr("not broken: tied options share the place"),
    }


def empty_words(tr: Translator) -> dict[EmptyRule, str]:
    """What becomes of the share of a constituency without ballots."""
    return {
        "in_proportion": tr("it goes to the others in proportion to their shares"),
        "equally": tr("it goes to the others in equal parts"),
        "left_out": tr("it counts for nobody"),
    }


def constituency_name(catalogue: Catalogue, key: str, tr: Translator) -> str:
    """Its name in the catalogue; the key where that has none."""
    known = catalogue.constituencies.get(key)
    return tr.name(known.name) if known else key


def age_group_name(catalogue: Catalogue, key: str, tr: Translator) -> str:
    """Name of an age group; that it is not declared."""
    return tr("undeclared") if key == UNDECLARED else tr.name(catalogue.age_groups[key].name)
