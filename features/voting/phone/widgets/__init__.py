"""How a ballot is filled in: a widget for each type of ballot, one file each."""

from __future__ import annotations

from collections.abc import Mapping

from features.voting.ballots import Ballot
from features.voting.phone.widgets import approval, bundle, choice, ranking, score
from features.voting.phone.widgets.widget import BallotWidget
from features.voting.registry import method_of

WIDGETS: Mapping[type[Ballot], BallotWidget] = {
    module.WIDGET.takes: module.WIDGET for module in (approval, score, ranking, choice, bundle)
}


def widget_of(method: str) -> BallotWidget:
    """The widget for the ballots that this method takes. Raises UnknownMethodError."""
    return WIDGETS[method_of(method).takes]
