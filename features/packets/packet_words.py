"""What came of a packet, in sentences for the page and the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from base.words import Bilingual

if TYPE_CHECKING:
    from features.packets.packet import Merged


def told_of(merged: Merged) -> tuple[Bilingual, ...]:
    """What a person should know: what was merged, and what was changed on both machines."""
    told = []
    if merged.is_merge:
        told.append(
            Bilingual(
                f"两台电脑上的修改已合并：{merged.layers} 个图层，{merged.rows} 行。撤销可以退回。",
                f"The changes of both machines are merged: {merged.layers} layers, {merged.rows} rows. "
                "Undo takes it back.",
            )
        )
    elif not merged.is_new:
        told.append(Bilingual("社区的图层没有变化。", "Nothing changed in the layers of the community."))
    if merged.split:
        names = Bilingual("、".join(merged.split), ", ".join(merged.split))
        told.append(
            Bilingual(
                f"两台电脑都改过的方案各留一份：{names.zh}。",
                f"Options that both machines changed stand twice now: {names.en}.",
            )
        )
    if merged.replaced:
        told.append(
            Bilingual(
                f"{merged.replaced} 条上报或方案在两台电脑上不一样，以后改的为准；记录里都在。",
                f"{merged.replaced} reports or options differed on the two machines; the later change holds, "
                "the record keeps both.",
            )
        )
    return tuple(told)
