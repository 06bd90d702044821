"""Where a number comes from, and how sure it is; part of the catalogue's data model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from base.words import Bilingual

Evidence = Literal["primary", "secondary", "derived", "general", "assumption"]
"""primary: clause or paper read. secondary: read in a secondary source. derived: arithmetic on the
former. general: general knowledge, no text read. assumption: our judgement, to be replaced locally."""

SourceKind = Literal["standard", "policy", "paper", "code", "data", "press", "study", "own"]
"""standard: a clause can be named. code: a program or its data. press: a news item, notice or web page.
study: the study of the pilot community. own: our own assumptions."""


@dataclass(frozen=True)
class Source:
    """A standard, paper, dataset or note that numbers come from."""

    key: str
    title: Bilingual
    kind: SourceKind
    url: str = ""
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class ClauseName(Bilingual):
    """Where in a source: "表 3.0.4" / "Table 3.0.4". A bare number is the same in both languages, and false
    is what says nothing."""

    def __bool__(self) -> bool:
        return bool(self.zh.strip())


NO_CLAUSE = ClauseName("", "")
"""Of what is nobody's but ours."""
