"""Why nothing can be suggested. Each says what is wrong and what to do."""

from __future__ import annotations

from base.errors import LintuError


class SuggestionError(LintuError, ValueError):
    pass


class NoCandidatesError(SuggestionError):
    template = (
        "There is nothing to suggest here. Mark idle ground, check encroachments, note what is broken, "
        "or draw a shape in an option."
    )


class NobodyLivesHereError(SuggestionError):
    template = "Nobody lives in this community, so nothing helps anybody. Add homes and people first."


class BudgetTooSmallError(SuggestionError):
    template = (
        "The budget of {budget:,.0f} yuan is below the cheapest item that helps anybody: {name} for "
        "{cheapest:,.0f} yuan."
    )


class ItemCountError(SuggestionError):
    template = "Give between 1 and {most} items."


class BudgetError(SuggestionError):
    template = "Give a budget in yuan, more than 0."


class PinsConflictError(SuggestionError):
    template = "“{one}” and “{other}” are both pinned, but cannot both be built. Release one of them."


class PinsTooDearError(SuggestionError):
    template = (
        "The pinned items cost {cost:,.0f} yuan and {upkeep:,.0f} yuan a year; the limits are {budget:,.0f} "
        "and {upkeep_most}. Release one, or raise the limits."
    )


class TooManyPinsError(SuggestionError):
    template = "{count} items are pinned, but only {items} may be chosen. Release some, or allow more items."


class PinGoneError(SuggestionError):
    template = (
        "A pinned item is no longer possible: {key}. {reason} Release it, or remove what stands in its way."
    )


class PinnedAndVetoedError(SuggestionError):
    template = "“{name}” is both pinned and vetoed. Release one of the two."
