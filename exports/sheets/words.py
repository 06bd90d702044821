"""The words that stand on sheets themselves."""

from __future__ import annotations

from base.words import Message, Text

LEGEND = Message("Legend")
NORTH = Message("N")
SCALE = Message("Scale")
TITLE = Message("Title", context="of a sheet")
NUMBER = Message("Sheet no.")
CRS = Message("CRS")
HEIGHTS = Message("Height datum")
REVIEW_NUMBER = Message("Map review no.")
DESIGNED, CHECKED, APPROVED = Message("Designed by"), Message("Checked by"), Message("Reviewed by")
SITE_RULES = Message("Site rules")
ORGANISATION = Message("Prepared by")
DATE = Message("Date")
SOURCE = Message("Data")
PROFILE = Message("Profile", context="of scores")
NOTES = Message("Notes and assumptions")
MARKING = Message("Draft for discussion")
LOCATION = Message("Location")
TODAY = Message("Today")
WITH_OPTION = Message("With the option", context="sheet")
INTERVENTIONS = Message("Interventions")
SITUATION = Message("Public space today")
OPTION = Message("Layout option")
STATUTORY = Message("Land use by statutory class")
METRE = Message("m")
TOTAL = Message("Total")
MORE = Message("{count} more")
COMMUNITY_DATA = Message("The community's own data")
NOT_COUNTED = Message(
    "{count} of the option's interventions break a hard siting rule; they are not drawn and not scored."
)
ONLY_VERIFIED = Message("Of encroachments, only verified ones that are not cleared are shown.")
WIND = Message("The wind rose shows the frequencies that were entered for this sheet.")
INDICATIVE = Message(
    "Classes of land are inferred from what spaces and facilities are used for: indicative, "
    "no statutory boundaries. Green and parking inside compounds legally belong to housing."
)


def date_text(day_iso: str, language: str) -> str:
    """A day (YYYY-MM-DD) as it is written on plans."""
    year, month, day = day_iso.split("-")
    return f"{year} 年 {int(month)} 月 {int(day)} 日" if language == "zh" else day_iso


def drawing_page_text(number: int) -> Text:
    """The progress text while a page is drawn."""
    return Message("Drawing page {number}", number=number)
