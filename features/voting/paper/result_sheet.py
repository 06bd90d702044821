"""The result of a vote on one page: what was asked, the rules, both counts, and how to count again."""

from __future__ import annotations

from collections.abc import Iterator

from base.installation_key import check_number, installation_key
from base.words import SEMICOLON, Message, Text, join_texts
from data.catalogue.model import Catalogue
from features.voting.box import result_text
from features.voting.box.publication import Publication
from features.voting.box.votes import PHASES
from features.voting.numbers import percent
from features.voting.rules_in_words import age_group_name, constituency_name, in_order, rules_in_words
from features.voting.slate import BundleSlate
from paper.print_canvas import GREY
from paper.printed_lines import Piece, PrintedCode, PrintedTable, PrintedText, one_page

_GREEN = (0.122, 0.435, 0.361)
_RED = (0.62, 0.2, 0.06)
_HEADINGS = {
    "rules": Message("Rules fixed before the vote"),
    "turnout": Message("Turnout", context="sheet"),
    "count": Message("The count"),
    "firm": Message("Other counting methods"),
    "again": Message("Check it and count again"),
}
_WITHHELD_MARK = "·"
_LONGEST = 3
"""Lines that title and question may take; they are whole on the ballot and the wall."""


def result_sheet(shown: Publication, catalogue: Catalogue, language: str, least: int) -> bytes:
    """The sheet as PDF, A4. `least`: the fewest ballots that a published number may tell on."""
    settings = shown.vote.terms.settings
    sheet = _Sheet(shown, catalogue, language, least)
    subject = sheet.text(result_text.headline(shown))
    return one_page(tuple(sheet.pieces()), settings.title, subject)


class _Sheet:
    """What stands on it, from top to bottom."""

    def __init__(self, shown: Publication, catalogue: Catalogue, language: str, least: int) -> None:
        self.shown, self.catalogue, self.language, self.least = shown, catalogue, language, least
        self.slate = shown.vote.terms.slate

    def text(self, words: Text) -> str:
        """In the language of the sheet."""
        return words.text(self.language)

    def pieces(self) -> Iterator[Piece]:
        """Everything."""
        yield from self._head()
        yield from self._result()
        yield self._heading("rules")
        for rule in rules_in_words(self.shown.vote.terms.settings, self.catalogue):
            yield PrintedText(self.text(rule))
        yield self._heading("turnout")
        yield from self._turnout()
        if self.shown.result.has_quorum:
            yield self._heading("count")
            yield from self._count()
            yield self._heading("firm")
            yield from self._otherwise()
        yield self._heading("again")
        yield from self._again()

    def _head(self) -> Iterator[Piece]:
        settings, phase = self.shown.vote.terms.settings, PHASES[self.shown.vote.phase]
        words = Message("Result of the vote · {date} · {phase}", date=settings.date, phase=phase)
        yield PrintedText(self.text(words), 10.5, GREY)
        yield PrintedText(settings.title, 21, _GREEN, most_lines=_LONGEST)
        yield PrintedText(settings.question, 13, most_lines=_LONGEST)
        for mark in result_text.mark_texts(self.shown):
            yield PrintedText(self.text(mark), 10.5, _RED)

    def _result(self) -> Iterator[Piece]:
        yield PrintedText(self.text(result_text.headline(self.shown)), 17, before=0.5)
        yield from self._paragraph(result_text.tie_rule_text(self.shown))
        if self.shown.result.has_quorum:
            seats = result_text.seats_text(self.shown)
            words = Message("By the council's seats: {seats}", seats=seats)
            yield PrintedText(self.text(words), 12)

    def _turnout(self) -> Iterator[Piece]:
        turnout, shares = self.shown.turnout, self.shown.vote.terms.settings.shares
        heads = (
            Message("Constituency"),
            Message("Council share"),
            Message("Codes given out", context="sheet"),
            Message("Voted", context="sheet"),
        )
        rows = [
            (
                self.text(constituency_name(key, self.catalogue)),
                percent(shares[key]),
                str(turnout.issued[key]),
                str(turnout.used[key]),
            )
            for key in in_order(turnout.used, self.catalogue)
        ]
        total = self.text(Message("All", context="total"))
        rows.append((total, "", str(sum(turnout.issued.values())), str(sum(turnout.used.values()))))
        yield PrintedTable([self.text(head) for head in heads], rows, (4, 2, 2, 2))
        yield from self._paragraph(result_text.empty_text(self.shown, self.catalogue))
        for event in self.shown.restores:
            yield from self._paragraph(result_text.restore_text(event))

    def _count(self) -> Iterator[Piece]:
        count, ages = self.shown.result.count, self.shown.ages
        method = count.rules.method
        heads: list[Text] = [Message("Option"), Message("Every ballot once")]
        heads += [Message("By seats")] if count.by_seats else []
        heads += self._age_heads()
        rows = []
        for option in self.slate.options:
            cells = [
                self._option(option),
                result_text.total_figure(count.plain.totals[option], method, False),
            ]
            if count.by_seats:
                cells.append(result_text.total_figure(count.by_seats.totals[option], method, True))
            cells += [_cell(column.voices[option]) for column in ages if column.voices]
            rows.append(cells)
        yield PrintedTable([self.text(head) for head in heads], rows, (5, *[2] * (len(heads) - 1)))
        yield from self._ages()
        yield from self._paragraph(result_text.withheld_text(self.shown, self.least))

    def _age_heads(self) -> list[Text]:
        columns = [(age_group_name(c.group, self.catalogue), c) for c in self.shown.ages if c.voices]
        return [Message("{n} ({ballots})", n=n, ballots=c.ballots) for n, c in columns]

    def _ages(self) -> Iterator[Piece]:
        if not self.shown.ages:
            return
        chosen = [
            (age_group_name(c.group, self.catalogue), result_text.chosen_text(c.outcome, self.slate))
            for c in self.shown.ages
        ]
        yield from self._paragraph(
            Message(
                "Each age group alone would choose: {chosen}.",
                chosen=join_texts((Message("{g}, {won}", g=g, won=won) for g, won in chosen), SEMICOLON),
            )
        )
        if any(None in column.voices.values() for column in self.shown.ages):
            yield from self._paragraph(
                Message(
                    "“{withheld_mark}”: withheld, as it could reveal the votes of fewer than {least} people.",
                    withheld_mark=_WITHHELD_MARK,
                    least=self.least,
                )
            )

    def _otherwise(self) -> Iterator[Piece]:
        others = self.shown.result.count.others
        yield PrintedText(self.text(others.text))
        if len(others.readings) > 1:
            yield PrintedText(
                self._joined_text([result_text.reading_text(one, self.slate) for one in others.readings])
            )
        firm = result_text.firmness_texts(self.shown, self.catalogue)
        if firm:
            words = Message("By seats, with other shares: ")
            yield PrintedText(self.text(words) + " ".join(self.text(one) for one in firm))

    def _again(self) -> Iterator[Piece]:
        vote, head = self.shown.vote, self.shown.head
        files = "ballots.csv, ballots.pb" if isinstance(self.slate, BundleSlate) else "ballots.csv"
        yield from self._paragraph(Message("Anyone can request {files} and log.txt, and run:", files=files))
        yield PrintedText("lintu tally ballots.csv")
        if not self.shown.shows_seats:
            yield from self._paragraph(
                Message(
                    "Constituencies that are too small are not named in the file: it gives the plain count."
                )
            )
        yield PrintedText("python features/voting/verify_votes.py log.txt " + head)
        digest = Message("Check code of the terms")
        last = Message("Check code of the log")
        yield PrintedText(f"{self.text(digest)} {vote.digest}", 8.5, GREY)
        yield PrintedText(f"{self.text(last)} {head}", 8.5, GREY)
        yield from self._maker()
        yield PrintedText(self.text(result_text.ADVISORY), 9, GREY, before=0.6)

    def _maker(self) -> Iterator[Piece]:
        """The number by which others recognise the machine that held the vote, also as a QR code."""
        origin = self.shown.vote.origin
        keys = [installation_key().public] if origin.is_here else [one.public_key for one in origin.signers]
        if not keys:
            return
        is_known = origin.is_here or origin.signers[0].is_checked
        number = " / ".join(check_number(key) for key in (keys[:1] if is_known else keys))
        words = Message(
            "Check number of the machine where the vote was held: {number}\n"
            "Whoever imports this vote from a packet reads these digits aloud with those who held it, and "
            "types the check code of the log. The code holds both.",
            number=number,
        )
        yield PrintedCode(f"LINTU {number}\nLOG {self.shown.head}", self.text(words))

    def _option(self, option: str) -> str:
        name = self.text(self.slate.name(option))
        if not isinstance(self.slate, BundleSlate):
            return name
        cost = self.text(Message("{cost:,.0f} CNY", cost=float(self.slate.costs_cny[option])))
        return f"{name} ({cost})"

    def _heading(self, key: str) -> PrintedText:
        return PrintedText(self.text(_HEADINGS[key]), 12, _GREEN, before=0.7)

    def _paragraph(self, words: Text | None) -> Iterator[Piece]:
        if words:
            yield PrintedText(self.text(words))

    def _joined_text(self, words: list[Text]) -> str:
        return self.text(join_texts(words, SEMICOLON))


def _cell(count: int | None) -> str:
    return _WITHHELD_MARK if count is None else str(count)
