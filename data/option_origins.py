"""Where an option came from that a capability made out of something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from base.family import Family
from base.words import Text


@dataclass(frozen=True)
class OptionOrigin:
    """text: what the option was made of, and whether it was changed since. file, address: the page that shows
    that. values: what its address says besides language and community."""

    text: Text
    file: Path
    address: str
    values: Mapping[str, str] = field(default_factory=dict)


OPTION_ORIGINS: Family[Callable[[str, str], OptionOrigin | None]] = Family()
"""Each, given the keys of a community and of an option, says where the option came from, if it knows."""
