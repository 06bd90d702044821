"""The contents of a vote that are here: what was held here, and what packets brought.

What does not contradict another one is no version of its own: the vote before its count was fixed, beside
itself afterwards, where the same machine signed both or it was held here. Everything else stays, and is put
in an order in which it does not matter what came first: held here, checked, signed, neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from base.installation_key import installation_key
from data.known_installations import known_installations
from data.store.damaged_rows import DAMAGE
from features.voting.imported.content import VoteContent, content_in
from features.voting.imported.imported_rows import has_imported_rows, imported_rows, signature_rows
from features.voting.imported.origin import HERE, Signer, VoteOrigin
from features.voting.vote_rows import CLOSED_PHASES, workshop_row


@dataclass(frozen=True)
class VoteVersion:
    """A content of a vote and where it comes from. wall_step: how far it was shown, where it was imported."""

    content: VoteContent
    origin: VoteOrigin
    wall_step: int = 0


def versions_of(connection: Connection, workshop_id: str) -> tuple[VoteVersion, ...]:
    """What there is of the vote, the one to show first; empty for an unknown vote and an open one alone."""
    own = workshop_row(connection, workshop_id)
    is_closed = own is not None and own["phase"] in CLOSED_PHASES
    found = _imported_versions(connection, workshop_id)
    if is_closed:
        found.append(VoteVersion(content_in(connection, workshop_id), HERE))
    left = [one for one in found if not any(_is_earlier(one, other) for other in found)]
    more = int(own is not None and not is_closed)
    marked = [replace(one, origin=replace(one.origin, versions=len(left) + more)) for one in left]
    return tuple(sorted(marked, key=_place))


def shown_version(connection: Connection, workshop_id: str) -> VoteVersion | None:
    """The imported content that pages show of a vote; None for a vote held here, and an unknown one."""
    if workshop_row(connection, workshop_id) is not None:
        return None
    return next(iter(versions_of(connection, workshop_id)), None)


def origin_of(connection: Connection, workshop_id: str) -> VoteOrigin:
    """Where the vote that pages show comes from. Raises LookupError where all contents of it are damaged."""
    if not has_imported_rows(connection, workshop_id):
        return HERE
    found = versions_of(connection, workshop_id)
    if workshop_row(connection, workshop_id) is not None:
        return replace(HERE, versions=found[0].origin.versions) if found else HERE
    return found[0].origin


def _imported_versions(connection: Connection, workshop_id: str) -> list[VoteVersion]:
    """Of each content that packets brought and that can be opened."""
    contents = [(VoteContent(bytes(row["content"])), row) for row in imported_rows(connection, workshop_id)]
    sound = [(content, row) for content, row in contents if _is_sound(content, row["content_sha256"])]
    signers = _signers(connection, workshop_id) if sound else {}
    return [
        VoteVersion(
            content,
            VoteOrigin(
                is_here=False,
                signers=signers.get(content.digest, ()),
                is_head_compared=bool(row["head_compared_at"]),
                content_sha256=content.digest,
            ),
            row["wall_step"],
        )
        for content, row in sound
    ]


def _is_sound(content: VoteContent, digest: str) -> bool:
    """Whether it is what it was when it came, and its rows can be read."""
    try:
        return content.digest == digest and bool(content.vote and content.head)
    except DAMAGE:
        return False


def _signers(connection: Connection, workshop_id: str) -> Mapping[str, tuple[Signer, ...]]:
    """Digest of a content → who signed it: this machine first, then those that were checked."""
    known, ours = known_installations(connection), installation_key().public
    found: dict[str, list[Signer]] = defaultdict(list)
    for row in signature_rows(connection, workshop_id):
        key = row["public_key"]
        name = known[key].name if key in known else ""
        found[row["content_sha256"]].append(Signer(key, name, is_ours=key == ours))
    return {digest: tuple(sorted(signers, key=_place_of_signer)) for digest, signers in found.items()}


def _place_of_signer(signer: Signer) -> tuple[bool, bool, str]:
    return not signer.is_ours, not signer.name, signer.public_key


def _is_earlier(one: VoteVersion, other: VoteVersion) -> bool:
    """Whether `other` is the same vote further on, by one who may say so."""
    if one is other or not one.content.is_before(other.content):
        return False
    keys = {signer.public_key for signer in one.origin.signers}
    return other.origin.is_here or bool(keys & {signer.public_key for signer in other.origin.signers})


def _place(version: VoteVersion) -> tuple[bool, bool, bool, bool, str]:
    origin, content = version.origin, version.content
    is_closed = content.vote["phase"] == "closed"
    return not origin.is_here, not origin.is_checked, not origin.signers, is_closed, content.digest
