"""The entries of the navigation, along the loop from what is there to what is built."""

from __future__ import annotations

from dataclasses import dataclass

from base.words import Message, Text


@dataclass(frozen=True)
class Entry:
    """An entry of the navigation; it is shown where at least one page belongs to it.

    key: names it in the style sheets. icon: of Streamlit's Material symbols. order: smaller stands further
    left.
    """

    key: str
    title: Text
    icon: str
    order: int


TODAY = Entry("today", Message("Today", context="entry"), ":material/map:", 1)
VOICES = Entry("voices", Message("Voices", context="entry"), ":material/campaign:", 2)
PLANS = Entry("plans", Message("Plans", context="entry"), ":material/draw:", 3)
DECIDE = Entry("decide", Message("Decide", context="entry"), ":material/how_to_vote:", 4)
DELIVER = Entry("deliver", Message("Deliver", context="entry"), ":material/construction:", 5)
