"""What was settled before a vote, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from base.words import Bilingual
from data.catalogue.model import Catalogue
from features.voting.ballots import UNDECLARED, WITHHELD
from features.voting.numbers import percent
from features.voting.registry import method_of
from features.voting.weights import EmptyRule
from features.voting.workshop import Reveal, Ties, Workshop

EMPTY_RULE_WORDS: Mapping[EmptyRule, Bilingual] = {
    "in_proportion": Bilingual(
        "没有选票的界别，其份额按比例分给其他界别。",
        "The share of a constituency without ballots goes to the others in proportion.",
    ),
    "equally": Bilingual(
        "没有选票的界别，其份额平均分给其他界别。",
        "The share of a constituency without ballots goes to the others in equal parts.",
    ),
    "left_out": Bilingual(
        "没有选票的界别，其份额不计给任何人。",
        "The share of a constituency without ballots counts for nobody.",
    ),
}
TIE_WORDS: Mapping[Ties, Bilingual] = {
    "draw": Bilingual(
        "平票：当众掷骰子抽签。", "Ties: by a public draw, with dice thrown in front of everybody."
    ),
    "shared": Bilingual("平票：并列。", "Ties: those tied stand together."),
    "ask": Bilingual("平票：由在场的人决定。", "Ties: the room decides."),
}
REVEAL_WORDS: Mapping[Reveal, Bilingual] = {
    "after_closing": Bilingual("结果截止后才公布。", "Results are hidden until the vote is closed."),
    "live": Bilingual("投票时就显示结果。", "Results are shown while people vote."),
}


def rules_in_words(workshop: Workshop, catalogue: Catalogue) -> tuple[Bilingual, ...]:
    """Method, shares, quorum, reveal, ties and empty constituencies, a sentence each."""
    rules = workshop.rules
    method = method_of(rules.method).name
    shares = [
        (constituency_name(key, catalogue), percent(workshop.shares[key]))
        for key in in_order(workshop.shares, catalogue)
    ]
    return (
        Bilingual(f"计票方法：{method.zh}。", f"Method: {method.en}."),
        Bilingual(
            f"议事会席位份额：{'，'.join(f'{name.zh} {share}' for name, share in shares)}。",
            f"Council shares: {', '.join(f'{name.en} {share}' for name, share in shares)}.",
        ),
        _quorum(rules.quorum),
        REVEAL_WORDS[rules.reveal],
        TIE_WORDS[rules.ties],
        EMPTY_RULE_WORDS[rules.empty],
    )


def in_order(constituencies: Iterable[str], catalogue: Catalogue) -> list[str]:
    """As the catalogue has them, then those of the vote's own."""
    known = list(catalogue.constituencies)
    return sorted(constituencies, key=lambda key: known.index(key) if key in known else len(known))


def constituency_name(key: str, catalogue: Catalogue) -> Bilingual:
    """Its name in the catalogue; the key of one that the vote has of its own."""
    if key == WITHHELD:
        return Bilingual("界别未公布", "constituency withheld")
    found = catalogue.constituencies.get(key)
    return found.name if found else Bilingual(key, key)


def age_group_name(key: str, catalogue: Catalogue) -> Bilingual:
    """Its name in the catalogue, or why it has none."""
    if key == WITHHELD:
        return Bilingual("人太少，合在一起", "groups too small to name")
    if key == UNDECLARED:
        return Bilingual("没有填写", "not given")
    return catalogue.age_groups[key].name


def _quorum(quorum: int) -> Bilingual:
    if not quorum:
        return Bilingual("不设最低票数。", "There is no quorum.")
    return Bilingual(
        f"至少要有 {quorum} 张选票，否则没有结果。",
        f"At least {quorum} ballots are needed; with fewer there is no result.",
    )
