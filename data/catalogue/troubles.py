"""The sentences about mistakes in the catalogue files, in one place so that they sound alike."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from base.words import Bilingual
from data.catalogue.errors import Trouble


@dataclass(frozen=True)
class Sentence:
    """What is wrong and what to do, with {places} for the facts. Call it with the facts to get a trouble."""

    wrong: Bilingual
    remedy: Bilingual

    def __call__(self, **facts: object) -> Trouble:
        """The trouble; a fact in two languages is said in the language of the sentence."""
        return Trouble(_fill(self.wrong, facts), _fill(self.remedy, facts))


def _fill(template: Bilingual, facts: dict[str, object]) -> Bilingual:
    def said(language: str) -> dict[str, object]:
        return {
            name: fact.text(language) if isinstance(fact, Bilingual) else fact for name, fact in facts.items()
        }

    return Bilingual(template.zh.format(**said("zh")), template.en.format(**said("en")))


def choice(value: object, known: Iterable[object]) -> Bilingual:
    """Advice to take one of `known`: the nearest where the value looks like a slip, otherwise all of them."""
    names = sorted(str(name) for name in known)
    near = get_close_matches(str(value), names, n=1, cutoff=0.75)
    if near:
        return Bilingual(f"是不是“{near[0]}”？", f"Did you mean “{near[0]}”?")
    if not names:
        return Bilingual("请先定义它。", "Define it first.")
    return Bilingual(f"可用的有：{'、'.join(names)}。", f"Use one of: {', '.join(names)}.")


def limits(low: float | None, high: float | None) -> Bilingual:
    """E.g. "≥ 0 and ≤ 1"."""
    parts = [f"{sign} {bound:g}" for sign, bound in (("≥", low), ("≤", high)) if bound is not None]
    return Bilingual(" 且 ".join(parts), " and ".join(parts))


_CHOICE = Bilingual("{choice}", "{choice}")

MISSING_FILE = Sentence(
    Bilingual("缺少这个文件。", "The file is missing."),
    Bilingual("请从随附的目录中复制一份。", "Copy it from the shipped catalogue."),
)
UNKNOWN_FILE = Sentence(
    Bilingual("不认识这个文件名。", "No family of the catalogue has this file name."), _CHOICE
)
DUPLICATE_KEY = Sentence(
    Bilingual("同一个键写了两次（{message}）。", "A key is given twice ({message})."),
    Bilingual("请改名或删去其中一个。", "Rename or delete one of them."),
)
NOT_TOML = Sentence(
    Bilingual("不是有效的 TOML（{message}）。", "This is not valid TOML ({message})."),
    Bilingual("请检查该行的引号、逗号和括号。", "Check quotes, commas and brackets on that line."),
)
UNKNOWN_KEY = Sentence(Bilingual("不认识键“{key}”。", "The key “{key}” is not known here."), _CHOICE)
MISSING_KEY = Sentence(
    Bilingual("缺少“{key}”。", "“{key}” is missing."),
    Bilingual("请补上，或写进 [defaults]。", "Add it, here or under [defaults]."),
)
UNUSED_DEFAULT = Sentence(
    Bilingual("默认值“{key}”没有用到。", "The default “{key}” fits nothing here."),
    Bilingual("请改正拼写或删去。", "Correct the spelling or delete it."),
)
WRONG_TYPE = Sentence(
    Bilingual("应为{expected}，现为 {value!r}。", "Expected {expected}, found {value!r}."),
    Bilingual("请改写这个值。", "Rewrite the value."),
)
NOT_A_CHOICE = Sentence(
    Bilingual("“{value}”不在可选值之中。", "“{value}” is not one of the choices."), _CHOICE
)
UNKNOWN_REFERENCE = Sentence(
    Bilingual("没有名为“{key}”的{kind}。", "There is no {kind} called “{key}”."), _CHOICE
)
EMPTY_TEXT = Sentence(
    Bilingual("文字为空。", "The text is empty."), Bilingual("请写上内容。", "Write something.")
)
OUT_OF_RANGE = Sentence(
    Bilingual("{value:g} 超出“{unit}”的合理范围。", "{value:g} is out of range for “{unit}”."),
    Bilingual("应 {limits}。", "It must be {limits}."),
)
NOT_POSITIVE = Sentence(
    Bilingual("{value:g} 不大于零。", "{value:g} is not above zero."),
    Bilingual("请填正数。", "Give a positive number."),
)
WRONG_UNIT = Sentence(
    Bilingual("这里的单位不能是“{unit}”。", "The unit “{unit}” does not fit here."),
    Bilingual("请换算成：{expected}。", "Convert to: {expected}."),
)
NOT_IN_ORDER = Sentence(
    Bilingual(
        "低、中、高三值的次序不对：{low:g}、{typical:g}、{high:g}。",
        "low, typical and high are out of order: {low:g}, {typical:g}, {high:g}.",
    ),
    Bilingual("应为 low ≤ typical ≤ high。", "They must satisfy low ≤ typical ≤ high."),
)
WRONG_SUM = Sentence(
    Bilingual("{of}合计为 {found:g}，不是 {expected:g}。", "{of} add up to {found:g}, not {expected:g}."),
    Bilingual("请调整各项。", "Adjust them."),
)
BAD_COLOUR = Sentence(
    Bilingual("颜色“{value}”无效。", "“{value}” is not a colour."),
    Bilingual("请写成 #rrggbb。", "Write it as #rrggbb."),
)
NOT_ONE_CHARACTER = Sentence(
    Bilingual("“{value}”不是一个字。", "“{value}” is not a single character."),
    Bilingual("请只写一个字。", "Write exactly one character."),
)
VERIFIED_WITHOUT_PROOF = Sentence(
    Bilingual(
        "verified = true，但依据是“{evidence}”。", "verified = true, but the evidence is “{evidence}”."
    ),
    Bilingual(
        "只有 primary 或 derived 才能标为已核实。", "Only primary or derived evidence can be verified."
    ),
)
CLAUSE_MISSING = Sentence(
    Bilingual("引用标准时须写明条款。", "A number from a standard must name its clause."),
    Bilingual("请填写 clause。", "Fill in `clause`."),
)
WRONG_PARAMETERS = Sentence(
    Bilingual("衰减“{kind}”的参数不对。", "The parameters do not fit the decay “{kind}”."),
    Bilingual("应恰好为：{expected}。", "It takes exactly: {expected}."),
)
