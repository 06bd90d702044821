"""The terms of a vote in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from base.words import CLAUSES, Bilingual, Message, Text, join_texts
from data.catalogue.model import Catalogue
from features.voting.ballots import UNDECLARED, WITHHELD
from features.voting.numbers import percent
from features.voting.registry import method_of
from features.voting.vote_settings import Reveal, Ties, VoteSettings
from features.voting.weights import EmptyRule

EMPTY_RULE_WORDS: Mapping[EmptyRule, Text] = {
    "in_proportion": Message("The share of a constituency without ballots goes to the others in proportion."),
    "equally": Message("The share of a constituency without ballots goes to the others in equal parts."),
    "left_out": Message("The share of a constituency without ballots counts for nobody."),
}
TIE_WORDS: Mapping[Ties, Text] = {
    "draw": Message("Ties: by a public draw, with dice thrown in public."),
    "shared": Message("Ties: tied options share the place."),
    "ask": Message("Ties: those present decide."),
}
REVEAL_WORDS: Mapping[Reveal, Text] = {
    "after_closing": Message("Results are hidden until the vote is closed."),
    "live": Message("Results are shown while people vote."),
}


def rules_in_words(settings: VoteSettings, catalogue: Catalogue) -> tuple[Text, ...]:
    """Method, shares, quorum, reveal, ties and empty constituencies, a sentence each."""
    rules = settings.rules
    method = method_of(rules.method).name
    shares = [
        (constituency_name(key, catalogue), percent(settings.shares[key]))
        for key in in_order(settings.shares, catalogue)
    ]
    return (
        Message("Method: {method}.", method=method),
        Message(
            "Council shares: {shares}.",
            shares=join_texts(
                (Message("{name} {share}", name=name, share=share) for name, share in shares), CLAUSES
            ),
        ),
        _quorum(rules.quorum),
        REVEAL_WORDS[rules.reveal],
        TIE_WORDS[rules.ties],
        EMPTY_RULE_WORDS[rules.empty],
    )


def in_order(constituencies: Iterable[str], catalogue: Catalogue) -> list[str]:
    """As the catalogue has them, then those of the vote's own."""
    known = list(catalogue.constituencies)
    return sorted(constituencies, key=lambda key: known.index(key) if key in known else len(known))


def constituency_name(key: str, catalogue: Catalogue) -> Text:
    """Its name in the catalogue; the key of one that the vote has of its own."""
    if key == WITHHELD:
        return Message("constituency withheld")
    found = catalogue.constituencies.get(key)
    return found.name if found else Bilingual(key, key)


def age_group_name(key: str, catalogue: Catalogue) -> Text:
    """Its name in the catalogue, or why it has none."""
    if key == WITHHELD:
        return Message("groups too small to name")
    if key == UNDECLARED:
        return Message("not given")
    return catalogue.age_groups[key].name


def _quorum(quorum: int) -> Text:
    if not quorum:
        return Message("There is no quorum.")
    return Message("At least {quorum} ballots are needed; with fewer there is no result.", quorum=quorum)
