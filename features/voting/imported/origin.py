"""Where a vote was held, as far as anybody here can know, in words that stand wherever the vote is shown."""

from __future__ import annotations

from dataclasses import dataclass

from base.installation_key import check_number
from base.words import Message, Text


@dataclass(frozen=True)
class Signer:
    """An installation that says that it held a vote. name: under which somebody here checked its number, ""
    for nobody yet. is_ours: it is this one."""

    public_key: str
    name: str = ""
    is_ours: bool = False

    @property
    def is_checked(self) -> bool:
        """Whether it is known to be who it says."""
        return self.is_ours or bool(self.name)


@dataclass(frozen=True)
class VoteOrigin:
    """Where a vote comes from. signers: those checked first; none for one from a packet without signature.

    content_sha256: of an imported vote. versions: how many contents of this vote are here that contradict
    each other; 1 where there is nothing to choose. is_sample: it was held in the sample, where all is play.
    """

    is_here: bool = True
    signers: tuple[Signer, ...] = ()
    is_head_compared: bool = False
    content_sha256: str = ""
    versions: int = 1
    is_sample: bool = False

    @property
    def is_checked(self) -> bool:
        """Whether somebody here has compared something of it with what is known otherwise."""
        return self.is_here or self.is_head_compared or any(one.is_checked for one in self.signers)


HERE = VoteOrigin()


def origin_texts(origin: VoteOrigin) -> tuple[Text, ...]:
    """The mark of a vote, in sentences; none for one that was held here, in no sample, and has no second
    version."""
    found: list[Text] = []
    if origin.is_sample:
        found.append(Message("Sample: a vote to try things out with. It decides nothing."))
    if not origin.is_here:
        found.append(_from_text(origin))
    if origin.is_head_compared:
        found.append(Message("Its log ends as printed on the result sheet."))
    if origin.versions > 1:
        found.append(
            Message(
                "There are {versions} versions of this vote that contradict each other; what differs stands "
                "on the page of the vote.",
                versions=origin.versions,
            )
        )
    return tuple(found)


def short_origin_text(origin: VoteOrigin) -> Text | None:
    """The mark in a word or two, for a list."""
    if origin.versions > 1:
        return Message("{versions} versions", versions=origin.versions)
    if origin.is_here:
        return Message("sample") if origin.is_sample else None
    return Message("imported, checked") if origin.is_checked else Message("imported, not checked")


def _from_text(origin: VoteOrigin) -> Text:
    if not origin.signers:
        return Message("Imported from a packet without signature: nothing shows which machine it comes from.")
    signer = origin.signers[0]
    number = check_number(signer.public_key)
    if signer.is_ours:
        return Message(
            "Held on this machine and brought back in a packet (check number {number}).", number=number
        )
    if signer.name:
        return Message(
            "Imported from “{name}”, checked (check number {number}).", name=signer.name, number=number
        )
    numbers = " / ".join(check_number(one.public_key) for one in origin.signers)  # anybody can sign it too
    return Message("Imported from a machine that is not checked (check number {number}).", number=numbers)
