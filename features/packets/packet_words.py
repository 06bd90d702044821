"""What came of a packet, in sentences for the page and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from base.installation_key import check_number, installation_key
from base.words import Message, Text, join_texts
from data.known_installations import known_installations, remember_installation
from data.store.connections import Connections

if TYPE_CHECKING:
    from features.packets.packet import PacketImport


def merge_summary(merged: PacketImport) -> tuple[Text, ...]:
    """What a person should know: what was merged, and what was changed on both machines."""
    messages = []
    if merged.is_sample:
        messages.append(Message("This is the sample: what it holds is invented."))
    if merged.is_merge:
        messages.append(
            Message(
                "The changes of both machines are merged: {layers} layers, {rows} rows. You can undo this.",
                layers=merged.layers,
                rows=merged.rows,
            )
        )
    elif not merged.is_new:
        messages.append(Message("Nothing changed in the layers of the community."))
    if merged.split:
        names = join_texts(merged.split)
        messages.append(
            Message("Options changed on both machines were kept in two copies: {names}.", names=names)
        )
    if merged.replaced:
        messages.append(
            Message(
                "{replaced} reports or options differed on the two machines; the later change applies, and "
                "the history has both.",
                replaced=merged.replaced,
            )
        )
    return tuple(messages)


def signer_text(store: Connections, public_key: str, name: str = "") -> Text:
    """Which machine made a packet. name: under which it is to be remembered as checked, "" for not at all.

    Raises NoInstallationNameError.
    """
    if not public_key:
        return Message(
            "The packet is not signed: nothing shows which machine made it, and its votes are marked so."
        )
    if public_key == installation_key().public:
        return Message("The packet was made on this machine.")
    if name:
        with store.writing() as connection:
            remember_installation(connection, public_key, name, "lintu")
    with store.reading() as connection:
        known = known_installations(connection).get(public_key)
    number = check_number(public_key)
    if known is None:
        return Message(
            "The packet was made on a machine that nobody here has checked. Its check number: {number}. Let "
            "those who made it read theirs aloud; if it is the same, import again with --checked and whose "
            "it is.",
            number=number,
        )
    return Message("The packet was made on the machine “{name}” ({number}).", name=known.name, number=number)
