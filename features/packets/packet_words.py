"""What came of a packet, in sentences for the page and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from base.words import Message, Text, join_texts

if TYPE_CHECKING:
    from features.packets.packet import PacketImport


def merge_summary(merged: PacketImport) -> tuple[Text, ...]:
    """What a person should know: what was merged, and what was changed on both machines."""
    messages = []
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
