"""The result of a vote on one page: what was asked, the rules, both counts, and how to count again."""

from __future__ import annotations

from collections.abc import Iterator

from base.words import Bilingual
from data.catalogue.model import Catalogue
from features.voting.box import result_text
from features.voting.box.publication import Publication
from features.voting.box.votes import PHASES
from features.voting.numbers import percent
from features.voting.rules_in_words import age_group_name, constituency_name, in_order, rules_in_words
from features.voting.slate import BundleSlate
from paper.print_canvas import GREY
from paper.printed_lines import Line, Piece, Rows, one_page

_GREEN = (0.122, 0.435, 0.361)
_HEADINGS = {
    "rules": Bilingual("开始前定下的规则", "Settled before the vote"),
    "turnout": Bilingual("投票情况", "Turnout"),
    "count": Bilingual("计票", "The count"),
    "firm": Bilingual("换种算法会怎样", "Counted otherwise"),
    "again": Bilingual("怎么核对和重新计票", "Check it and count again"),
}
_WITHHELD_MARK = "·"
_LONGEST = 3
"""Lines that title and question may take; they are whole on the ballot and the wall."""


def result_sheet(shown: Publication, catalogue: Catalogue, language: str, least: int) -> bytes:
    """The sheet as PDF, A4. `least`: the fewest ballots that a published number may tell on."""
    workshop = shown.standing.terms.workshop
    sheet = _Sheet(shown, catalogue, language, least)
    subject = sheet.text(result_text.headline(shown))
    return one_page(tuple(sheet.pieces()), workshop.title, subject)


class _Sheet:
    """What stands on it, from top to bottom."""

    def __init__(self, shown: Publication, catalogue: Catalogue, language: str, least: int) -> None:
        self.shown, self.catalogue, self.language, self.least = shown, catalogue, language, least
        self.slate = shown.standing.terms.slate

    def text(self, words: Bilingual) -> str:
        """In the language of the sheet."""
        return words.text(self.language)

    def pieces(self) -> Iterator[Piece]:
        """Everything."""
        yield from self._head()
        yield from self._result()
        yield self._heading("rules")
        for rule in rules_in_words(self.shown.standing.terms.workshop, self.catalogue):
            yield Line(self.text(rule))
        yield self._heading("turnout")
        yield from self._turnout()
        if self.shown.result.stands:
            yield self._heading("count")
            yield from self._count()
            yield self._heading("firm")
            yield from self._otherwise()
        yield self._heading("again")
        yield from self._again()

    def _head(self) -> Iterator[Piece]:
        workshop, phase = self.shown.standing.terms.workshop, PHASES[self.shown.standing.phase]
        words = Bilingual(
            f"投票结果 · {workshop.date} · {phase.zh}", f"Result of the vote · {workshop.date} · {phase.en}"
        )
        yield Line(self.text(words), 10.5, GREY)
        yield Line(workshop.title, 21, _GREEN, most_lines=_LONGEST)
        yield Line(workshop.question, 13, most_lines=_LONGEST)

    def _result(self) -> Iterator[Piece]:
        yield Line(self.text(result_text.headline(self.shown)), 17, before=0.5)
        yield from self._said(result_text.settled_text(self.shown))
        if self.shown.result.stands:
            seats = result_text.seats_text(self.shown)
            words = Bilingual(f"按议事会席位计票：{seats.zh}", f"By the council's seats: {seats.en}")
            yield Line(self.text(words), 12)

    def _turnout(self) -> Iterator[Piece]:
        turnout, shares = self.shown.turnout, self.shown.standing.terms.workshop.shares
        heads = (
            Bilingual("界别", "Constituency"),
            Bilingual("席位份额", "Council share"),
            Bilingual("发出的票", "Codes given out"),
            Bilingual("投了的票", "Voted"),
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
        total = self.text(Bilingual("合计", "All"))
        rows.append((total, "", str(sum(turnout.issued.values())), str(sum(turnout.used.values()))))
        yield Rows([self.text(head) for head in heads], rows, (4, 2, 2, 2))
        yield from self._said(result_text.empty_text(self.shown, self.catalogue))

    def _count(self) -> Iterator[Piece]:
        counted, ages = self.shown.result.counted, self.shown.ages
        method = counted.rules.method
        heads = [Bilingual("方案", "Option"), Bilingual("一人一票", "Every ballot once")]
        heads += [Bilingual("按席位", "By seats")] if counted.by_seats else []
        heads += self._age_heads()
        rows = []
        for option in self.slate.options:
            cells = [
                self._option(option),
                result_text.total_figure(counted.plain.totals[option], method, False),
            ]
            if counted.by_seats:
                cells.append(result_text.total_figure(counted.by_seats.totals[option], method, True))
            cells += [_cell(column.voices[option]) for column in ages if column.voices]
            rows.append(cells)
        yield Rows([self.text(head) for head in heads], rows, (5, *[2] * (len(heads) - 1)))
        yield from self._ages()
        yield from self._said(result_text.withheld_text(self.shown, self.least))

    def _age_heads(self) -> list[Bilingual]:
        columns = [(age_group_name(c.group, self.catalogue), c) for c in self.shown.ages if c.voices]
        return [Bilingual(f"{n.zh}（{c.ballots} 票）", f"{n.en} ({c.ballots})") for n, c in columns]

    def _ages(self) -> Iterator[Piece]:
        if not self.shown.ages:
            return
        chosen = [
            (age_group_name(c.group, self.catalogue), result_text.chosen_text(c.outcome, self.slate))
            for c in self.shown.ages
        ]
        yield from self._said(
            Bilingual(
                f"只看一个年龄组会选：{'；'.join(f'{group.zh}，{won.zh}' for group, won in chosen)}。",
                f"Each age group alone would choose: {'; '.join(f'{g.en}, {won.en}' for g, won in chosen)}.",
            )
        )
        if any(None in column.voices.values() for column in self.shown.ages):
            yield from self._said(
                Bilingual(
                    f"“{_WITHHELD_MARK}”：能看出不足 {self.least} 人怎么投的数，不公布。",
                    f"“{_WITHHELD_MARK}” stands for a number that could tell on fewer than {self.least}.",
                )
            )

    def _otherwise(self) -> Iterator[Piece]:
        others = self.shown.result.counted.others
        yield Line(self.text(others.text))
        if len(others.readings) > 1:
            yield Line(self._listed([result_text.reading_text(one, self.slate) for one in others.readings]))
        firm = result_text.firmness_texts(self.shown, self.catalogue)
        if firm:
            words = Bilingual("按席位计票，份额若不同：", "By seats, were the shares others: ")
            yield Line(self.text(words) + " ".join(self.text(one) for one in firm))

    def _again(self) -> Iterator[Piece]:
        standing, head = self.shown.standing, self.shown.head
        files = "ballots.csv, ballots.pb" if isinstance(self.slate, BundleSlate) else "ballots.csv"
        yield from self._said(
            Bilingual(
                f"任何人都可以索取 {files} 和 log.txt，再运行：",
                f"Anybody may have {files} and log.txt, and run:",
            )
        )
        yield Line("lintu tally ballots.csv")
        if not self.shown.shows_seats:
            yield from self._said(
                Bilingual(
                    "文件里不写太小的界别，因此只能重算一人一票的结果。",
                    "Constituencies that are too small are not named in the file: it gives the plain count.",
                )
            )
        yield Line("python features/voting/verify_votes.py log.txt " + head)
        digest = Bilingual("规则和方案的指纹", "Fingerprint of the terms")
        last = Bilingual("记录末尾的指纹", "Fingerprint of the log")
        yield Line(f"{self.text(digest)} {standing.digest}", 8.5, GREY)
        yield Line(f"{self.text(last)} {head}", 8.5, GREY)
        yield Line(self.text(result_text.ADVISORY), 9, GREY, before=0.6)

    def _option(self, option: str) -> str:
        name = self.text(self.slate.name(option))
        if not isinstance(self.slate, BundleSlate):
            return name
        cost = self.slate.costs_cny[option]
        return f"{name} ({self.text(Bilingual(f'{float(cost):,.0f} 元', f'{float(cost):,.0f} CNY'))})"

    def _heading(self, key: str) -> Line:
        return Line(self.text(_HEADINGS[key]), 12, _GREEN, before=0.7)

    def _said(self, words: Bilingual | None) -> Iterator[Piece]:
        if words:
            yield Line(self.text(words))

    def _listed(self, words: list[Bilingual]) -> str:
        return ("；" if self.language == "zh" else "; ").join(self.text(one) for one in words)


def _cell(count: int | None) -> str:
    return _WITHHELD_MARK if count is None else str(count)
