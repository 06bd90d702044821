"""What differs between the versions of one vote, as anybody may know it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from base.words import Message, Text, join_texts
from data.store.open_store import the_store
from features.voting.ballot_rows import code_counts
from features.voting.box.results import issued_codes, vote_and_poll_in
from features.voting.box.votes import PHASES
from features.voting.imported.content import opened_content
from features.voting.imported.origin import origin_texts
from features.voting.imported.reading import damage_in_words
from features.voting.imported.versions import VoteVersion, versions_of
from features.voting.poll import publishable


@dataclass(frozen=True)
class ComparedFact:
    """One fact of all versions, in their order."""

    name: Text
    values: tuple[Text | str, ...]

    @property
    def differs(self) -> bool:
        """Whether the versions say different things."""
        return len({one.text("zh") if isinstance(one, Text) else one for one in self.values}) > 1


@dataclass(frozen=True)
class ComparedVersions:
    """The versions of a vote, the one that is shown first, and their facts."""

    versions: tuple[VoteVersion, ...]
    facts: tuple[ComparedFact, ...]


def compared_versions(workshop_id: str, least: int) -> ComparedVersions:
    """The versions of a vote beside each other. least: the fewest ballots that a number may tell on.

    Raises VoteDamagedError, NoSuchWorkshopError.
    """
    with the_store().reading() as connection, damage_in_words(workshop_id):
        versions = versions_of(connection, workshop_id)
        columns = [_facts(one, least) for one in versions]
    names = list(dict.fromkeys(name for column in columns for name in column))
    facts = tuple(ComparedFact(name, tuple(column.get(name, "–") for column in columns)) for name in names)
    return ComparedVersions(versions, facts)


def _facts(version: VoteVersion, least: int) -> dict[Text, Text | str]:
    content = version.content
    unmarked = replace(version.origin, versions=1)
    with opened_content(content) as inner:
        vote, poll = vote_and_poll_in(inner, str(content.vote["id"]))
        codes = code_counts(inner, vote.id)
    shares, slate = vote.terms.settings.shares, vote.terms.slate
    issued = issued_codes(shares, codes)
    used = issued_codes(shares, [one for one in codes if one["is_used"]])
    plain = publishable(poll, least).count().plain
    return {
        Message("From"): join_texts(origin_texts(unmarked) or (Message("Held on this machine."),), " "),
        Message("Question"): vote.terms.settings.question,
        Message("Phase"): PHASES[vote.phase],
        Message("Ballots"): str(len(poll.ballots)),
        Message("Codes used, of codes made"): f"{sum(used.values())} / {sum(issued.values())}",
        **{slate.name(option): str(total) for option, total in plain.totals.items()},
        Message("Last step of the count"): plain.steps[-1],
        Message("Check code of the terms"): vote.digest,
        Message("Steps in the log"): str(len(content.events)),
        Message("Check code of the log"): content.head,
    }


def shared_steps(versions: Sequence[VoteVersion]) -> int:
    """How many steps of the log all versions have in common."""
    logs = [[row["hash"] for row in one.content.events] for one in versions]
    return next(
        (place for place, hashes in enumerate(zip(*logs, strict=False)) if len(set(hashes)) > 1),
        min(map(len, logs), default=0),
    )
