"""The wall after closing: the part of the result that is being told, and nothing of what comes after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from base.words import CLAUSES, Message, Text, join_texts
from data.catalogue.model import Catalogue
from features.voting.box import result_text
from features.voting.box.age_columns import AgeColumn
from features.voting.box.publication import Publication
from features.voting.box.restores import RestoreEvent
from features.voting.box.reveal import Kind, RevealPart, revealed_parts
from features.voting.box.votes import VoteRecord
from features.voting.numbers import percent
from features.voting.outcome import Outcome
from features.voting.rules_in_words import age_group_name, constituency_name, in_order
from features.voting.wall.before_closing import restore_lines, total_bars, turnout_bars
from features.voting.wall.languages import Texts, WallLanguages
from features.voting.wall.scene import WallBar, WallScene, WallTable, with_title

_MOST_BESIDE = 5
"""Options beside which the shares of the council have room."""
_SENTENCES_KEPT = 2
"""Earlier steps of the count that stay on the wall, small, above the present one."""


class ResultPresenter:
    """Makes the scene of each part of a result, in the languages of one wall."""

    def __init__(
        self, shown: Publication, catalogue: Catalogue, least: int, languages: WallLanguages
    ) -> None:
        self.shown, self.catalogue, self.least, self.languages = shown, catalogue, least, languages
        self.slate = shown.vote.terms.slate

    def scene(self, step: int) -> WallScene:
        """The scene of the wall at `step`, at least 1."""
        shown_parts = revealed_parts(self.shown, step)
        of_kind: Mapping[Kind, Callable[[RevealPart], WallScene]] = {
            "turnout": self._turnout,
            "count": self._count,
            "result": self._result,
            "seats": self._seats,
            "ages": self._ages,
            "agreement": self._agreement,
            "sensitivity": self._sensitivity,
        }
        scene = with_title(of_kind[shown_parts[-1].kind](shown_parts[-1]), self.shown.vote, self.languages)
        is_known = any(part.kind == "result" for part in shown_parts[:-1])
        return replace(scene, ribbon=self._ribbon()) if is_known else scene

    def _turnout(self, _part: RevealPart) -> WallScene:
        turnout = self.shown.turnout
        empty = result_text.empty_text(self.shown, self.catalogue)
        return WallScene(
            "turnout",
            kicker=self.languages.say(lambda tr: tr("Who voted")),
            head=self.languages.name(result_text.turnout_total(turnout)),
            bars=turnout_bars(turnout, self.catalogue, self.languages),
            lines=((self.languages.name(empty),) if empty else ()) + self._restores(),
        )

    def _restores(self) -> tuple[Texts, ...]:
        return restore_lines(self.shown.restores, self.languages)

    def _count(self, part: RevealPart) -> WallScene:
        steps = self.shown.result.count.plain.steps
        first = max(0, part.sentence - _SENTENCES_KEPT)
        return WallScene(
            "count",
            kicker=self.languages.say(
                lambda tr: tr("How it is counted: step {number}", number=part.sentence + 1)
            ),
            before=tuple(self.languages.name(step) for step in steps[first : part.sentence]),
            head=self.languages.name(steps[part.sentence]),
        )

    def _result(self, _part: RevealPart) -> WallScene:
        result, settled = self.shown.result, result_text.tie_rule_text(self.shown)
        return WallScene(
            "result",
            kicker=self.languages.say(lambda tr: tr("Result: every ballot counts once")),
            head=self.languages.name(result_text.headline(self.shown)),
            bars=self._bars(result.count.plain, is_by_seats=False) if result.has_quorum else (),
            lines=((self.languages.name(settled),) if settled else ()) + self._restores(),
        )

    def _seats(self, _part: RevealPart) -> WallScene:
        by_seats = self.shown.result.count.by_seats
        weights = self.shown.result.count.weights
        is_short = len(self.slate.options) <= _MOST_BESIDE
        lines = [
            None if is_short or not weights else self._shares_line(weights.shares),
            result_text.withheld_text(self.shown, self.least),
            result_text.empty_text(self.shown, self.catalogue),
        ]
        return WallScene(
            "seats",
            kicker=self.languages.say(lambda tr: tr("Beside it: counted by the council's seats")),
            head=self.languages.name(result_text.seats_text(self.shown)),
            bars=self._bars(by_seats, is_by_seats=True) if by_seats else (),
            more=self._shares(weights.shares) if weights and is_short else (),
            more_kicker=self.languages.say(lambda tr: tr("Shares of the council")),
            lines=tuple(self.languages.name(line) for line in lines if line),
        )

    def _shares_line(self, shares: Mapping[str, Fraction]) -> Text:
        order = in_order(shares, self.catalogue)
        named = [(constituency_name(key, self.catalogue), percent(shares[key])) for key in order]
        return Message(
            "Shares of the council: {named}",
            named=join_texts(
                (Message("{name} {share}", name=name, share=share) for name, share in named), CLAUSES
            ),
        )

    def _shares(self, shares: Mapping[str, Fraction]) -> tuple[WallBar, ...]:
        held = {key: shares[key] for key in in_order(shares, self.catalogue)}
        names = {key: self.languages.name(constituency_name(key, self.catalogue)) for key in held}
        return total_bars(held, {key: percent(share) for key, share in held.items()}, (), names)

    def _ages(self, _part: RevealPart) -> WallScene:
        columns, name = self.shown.ages, self.languages.name
        heads = tuple(self._group(column) for column in columns)
        rows = [
            (name(self.slate.name(option)), tuple(_figure(column.voices[option]) for column in columns))
            for option in self.slate.options
            if all(column.voices for column in columns)
        ]
        chosen = tuple(name(result_text.chosen_text(column.outcome, self.slate)) for column in columns)
        rows.append((self.languages.say(lambda tr: tr("They alone would choose")), chosen))
        withheld = any(None in column.voices.values() for column in columns)
        dots = self.languages.say(
            lambda tr: tr(
                "· : withheld, as it could reveal the votes of fewer than {least} people.", least=self.least
            )
        )
        return WallScene(
            "ages",
            kicker=self.languages.say(lambda tr: tr("How each age group voted")),
            grid=WallTable(heads, tuple(rows)),
            lines=(dots,) if withheld else (),
        )

    def _group(self, column: AgeColumn) -> Texts:
        group = age_group_name(column.group, self.catalogue)
        return self.languages.say(
            lambda tr: tr("{group}: {count} ballots", group=tr.name(group), count=column.ballots)
        )

    def _agreement(self, _part: RevealPart) -> WallScene:
        others = self.shown.result.count.others
        return WallScene(
            "agreement",
            kicker=self.languages.say(lambda tr: tr("The same ballots, counted in other ways")),
            head=self.languages.name(others.text),
            lines=tuple(
                self.languages.name(result_text.reading_text(one, self.slate)) for one in others.readings
            ),
        )

    def _sensitivity(self, _part: RevealPart) -> WallScene:
        texts = result_text.firmness_texts(self.shown, self.catalogue)
        return WallScene(
            "sensitivity",
            kicker=self.languages.say(
                lambda tr: tr("By seats: what if the council's shares were different?")
            ),
            lines=tuple(self.languages.name(text) for text in texts),
        )

    def _bars(self, outcome: Outcome, is_by_seats: bool) -> tuple[WallBar, ...]:
        method = self.shown.result.count.rules.method
        figures = {
            key: result_text.short_figure(total, method, is_by_seats) for key, total in outcome.totals.items()
        }
        names = {option: self.languages.name(self.slate.name(option)) for option in outcome.totals}
        return total_bars(outcome.totals, figures, outcome.winners, names)

    def _ribbon(self) -> Texts:
        chosen = result_text.chosen_text(self.shown.result.count.plain, self.slate)
        return self.languages.say(lambda tr: tr("Result: {chosen}", chosen=tr.name(chosen)))


def closed_scene(vote: VoteRecord, restores: Sequence[RestoreEvent], languages: WallLanguages) -> WallScene:
    """The scene after closing, before any part of the result is shown; nothing is counted for it."""
    head = languages.say(lambda tr: tr("Voting is closed."))
    hint = languages.say(lambda tr: tr("The count is shown here step by step."))
    scene = WallScene("closed", head=head, lines=(hint, *restore_lines(restores, languages)))
    return with_title(scene, vote, languages)


def _figure(count: int | None) -> Texts:
    return (("", "·" if count is None else str(count)),)
