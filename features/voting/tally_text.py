"""A count as plain text, for a terminal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from base.i18n import Translator
from base.words import Bilingual, Text
from data.catalogue import Catalogue
from features.voting.ballots import UNDECLARED, WITHHELD
from features.voting.count import VoteCount
from features.voting.numbers import percent
from features.voting.outcome import Outcome
from features.voting.poll import Poll
from features.voting.weights import EmptyRule

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def tally_text(poll: Poll, count: VoteCount, catalogue: Catalogue, tr: Translator) -> str:
    """The count step by step. Names from people cannot steer the terminal."""
    parts = [
        _turnout(count, catalogue, tr),
        f"{tr('Plain count')}\n{_steps(count.plain, tr)}",
        _seats(count, tr),
        *_ages(poll, count, catalogue, tr),
        _others(poll, count, tr),
        _firmness(count, catalogue, tr),
    ]
    return _CONTROL.sub("�", "\n\n".join(filter(None, parts)))


def _turnout(vote_count: VoteCount, catalogue: Catalogue, tr: Translator) -> str:
    lines = [tr("Ballots by constituency ({method})", method=tr.name(vote_count.rules.method.name))]
    for key, count in vote_count.cast.items():
        share = percent(vote_count.rules.shares.get(key, Fraction(0)))
        name = tr.name(_constituency(key, catalogue, tr))
        if key == WITHHELD:
            lines.append(tr("· {name}: {count}", name=name, count=count))
        elif count:
            lines.append(tr("· {name}: {count} (council share {share})", name=name, count=count, share=share))
        else:
            lines.append(tr("· {name}: no ballots (council share {share})", name=name, share=share))
    return "\n".join(lines)


def _steps(outcome: Outcome, tr: Translator) -> str:
    return "\n".join(f"· {tr.name(step)}" for step in outcome.steps)


def _seats(count: VoteCount, tr: Translator) -> str:
    if count.by_seats is None or count.weights is None:
        return tr("The constituencies of some ballots are withheld, so there is no count by council seats.")
    lines = [tr("Count by council seats")]
    if count.weights.empty:
        lines.append(f"· {_empty_rule(count.rules.empty_rule, tr)}")
    return "\n".join([*lines, _steps(count.by_seats, tr)])


def _empty_rule(rule: EmptyRule, tr: Translator) -> str:
    match rule:
        case "in_proportion":
            return tr("The share of a constituency without ballots goes to the others in proportion.")
        case "equally":
            return tr("The share of a constituency without ballots goes to the others in equal parts.")
    return tr("The share of a constituency without ballots counts for nobody.")


def _ages(poll: Poll, count: VoteCount, catalogue: Catalogue, tr: Translator) -> Iterator[str]:
    """A line for each group that is large enough to be shown."""
    least = catalogue.parameters["small_cell_ballots"].figure.value
    sizes = {group: sum(b.age_group == group for b in poll.ballots) for group in count.by_age}
    lines = [tr("By age group")]
    for group, outcome in count.by_age.items():
        name = tr.name(_age_group(group, catalogue, tr))
        if sizes[group] < least:
            lines.append(tr("· {name}: too few ballots to show", name=name))
        else:
            step = tr.name(outcome.steps[-1])
            lines.append(tr("· {name} ({count}): {said}", name=name, count=sizes[group], said=step))
    yield "\n".join(lines)


def _others(poll: Poll, count: VoteCount, tr: Translator) -> str:
    lines = [tr("Other methods on the same ballots"), f"· {tr.name(count.others.text)}"]
    for reading in count.others.readings:
        winners = tr.name(poll.slate.list(reading.outcome.winners)) or tr("nobody")
        lines.append(tr("· {name}: {winners}", name=tr.name(reading.method.name), winners=winners))
        if reading.note:
            lines.append(f"  {tr.name(reading.note)}")
    return "\n".join(lines)


def _firmness(count: VoteCount, catalogue: Catalogue, tr: Translator) -> str:
    if not count.firmness:
        return ""
    texts = [one.text(_constituency(one.constituency, catalogue, tr)) for one in count.firmness]
    return "\n".join([tr("With other council shares"), *(f"· {tr.name(text)}" for text in texts)])


def _constituency(key: str, catalogue: Catalogue, tr: Translator) -> Text:
    if key == WITHHELD:
        return _literal_text(tr("withheld"))
    return catalogue.constituencies[key].name if key in catalogue.constituencies else _literal_text(key)


def _age_group(key: str, catalogue: Catalogue, tr: Translator) -> Text:
    words = {WITHHELD: tr("withheld"), UNDECLARED: tr("undeclared")}
    return _literal_text(words[key]) if key in words else catalogue.age_groups[key].name


def _literal_text(text: str) -> Text:
    return Bilingual(text, text)
