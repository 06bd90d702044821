"""The words of a public board: plain ones, to be read standing."""

from __future__ import annotations

from base.words import Message

TITLE = Message("Have your say on our public space")
_INTRO = Message(
    "We plan to improve our public space, so that elders, adults and children find a place "
    "to sit and to be active close to home. Here are {count} options; each has its strengths."
)
_INTRO_OF_ONE = Message(
    "We plan to improve our public space, so that elders, adults and children find a place "
    "to sit and to be active close to home. Here is what we propose."
)
PERIOD = Message("On display from {since} to {until}")
OPTION = Message("Option {letter}")
TODAY_SHORT = Message("now")
COST = Message("Cost")
UPKEEP = Message("Upkeep a year", context="board")
GAINED = Message("People newly within reach", context="board")
PER_PERSON = Message("For each person newly reached", context="board")
LOST = Message("People who lose access", context="board")
COUNT = Message("Places improved")
PEOPLE = Message("{count}", context="people")
PLACES = Message("{count}", context="places")
SCORES = Message("Daily needs within walking distance")
SCORES_HOW = Message(
    "Of 100 things that a group needs, by weight: how many its people reach on foot. Hollow bars: today. In "
    "brackets: the change from today."
)
PROFILE = Message("Profile: {name}.")
MAP_LEGEND = Message("Reading the maps")
HOW = Message("How to comment")
_BY_PHONE = Message("Scan the code with your phone and say which option you prefer and what should change.")
_BY_PHONE_OF_ONE = Message(
    "Scan the code with your phone and say what you think of the plan and what should change."
)
_VOTE = Message("Vote with your phone: scan the code and enter the code of your voting slip.")
_REPORT = Message(
    "You know a spot where public space is occupied or broken? Scan the code and report it with a photo."
)
ON_PAPER = Message("No phone needed: write it down and hand it in at {place}.")
ON_PAPER_ALONE = Message("Write down what you think and hand it in at {place}.")
THE_OFFICE = Message("the community office")
CALL = Message("Questions: {contact}")
UNTIL = Message("Please tell us by {until}.")
SCAN = {
    "comment": Message("Scan to comment"),
    "vote": Message("Scan to vote"),
    "report": Message("Scan to report"),
}
ASSUMED = Message(
    "Scores are computed from walking distances and some data are estimates; costs are estimates too."
)


def subtitle(options: int) -> Message:
    """What people are asked to do; one option by itself is not compared."""
    if options == 1:
        return Message("Look at the plan, and tell us what you think")
    return Message("Look, compare, and tell us what you think")


def intro(options: int) -> Message:
    """What this is about."""
    return _INTRO_OF_ONE if options == 1 else _INTRO.with_facts(count=options)


def by_phone(scan_for: str, options: int) -> Message:
    """What one does with a phone, by what the page behind the code is for."""
    if scan_for == "comment":
        return _BY_PHONE_OF_ONE if options == 1 else _BY_PHONE
    return _VOTE if scan_for == "vote" else _REPORT
