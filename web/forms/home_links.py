"""What residents can do here: the links of their home page. Capabilities add theirs."""

from __future__ import annotations

from dataclasses import dataclass

from base.family import Family
from base.words import Text


@dataclass(frozen=True)
class HomeLink:
    """A button on the residents' home page.

    path: below the residents' room; it gets the community as `?c=`. about: a line under the title. place:
    smaller stands further up. query: what is asked besides, as "name=value".
    """

    path: str
    title: Text
    about: Text
    place: int
    query: str = ""


HOME_LINKS: Family[HomeLink] = Family()
