"""Suggestions: what to build next, with how much money, for whom."""

from __future__ import annotations

from features.feature import Feature
from features.suggestions.command import suggest

SUGGESTIONS = Feature(key="suggestions", uses=("options",), commands=(suggest,))
