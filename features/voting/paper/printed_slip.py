"""What is printed of one code, on its slip and on its paper ballot."""

from __future__ import annotations

from dataclasses import dataclass

from base.words import Message, Text
from features.voting.codes import code_in_groups


@dataclass(frozen=True)
class PrintedSlip:
    """A code and what stands beside it. `address` is what its QR code leads to, "…/vote/{vote}#{code}"; what
    follows # in it stays on the phone; "" where nobody votes by phone. An undeclared age group has no words.
    `is_test`: it never counts, and says so.
    """

    code: str
    address: str
    constituency: Text
    age_group: Text
    batch: int
    number: int
    is_test: bool

    @property
    def code_text(self) -> str:
        """As it is typed, in groups."""
        return code_in_groups(self.code)

    @property
    def address_text(self) -> str:
        """What is typed by hand: the page that asks for a code; the code finds its own vote."""
        return self.address.partition("#")[0].rpartition("/")[0]

    @property
    def number_text(self) -> str:
        """E.g. 第 2 批 015 号 · 2-015."""
        return f"第 {self.batch} 批 {self.number:03d} 号 · {self.batch}-{self.number:03d}"

    @property
    def whose(self) -> Text:
        """Constituency and age group."""
        if not self.age_group.text("zh"):
            return self.constituency
        return Message(
            "{constituency} · {age_group}", constituency=self.constituency, age_group=self.age_group
        )


TEST = Message("TEST – does not count")
