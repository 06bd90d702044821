"""What the page that covers parts of a photo says, by the names that its templates give the words."""

from __future__ import annotations

from base.i18n import Words


def form_words(tr: Words) -> dict[str, str]:
    """Before."""
    return {
        "lead": tr(
            "Drag a box over every face and number plate, with the mouse or a finger; or fill in numbers."
        ),
        "photo": tr("Photo of the report"),
        "boxes": tr("Boxes"),
        "box": tr("Box {number}", number="{number}"),
        "unit": tr("In per cent of the photo, from its upper left corner."),
        "left": tr("Left"),
        "top": tr("Top"),
        "right": tr("Right"),
        "bottom": tr("Bottom"),
        "add": tr("Add a box"),
        "undo": tr("Undo"),
        "remove": tr("Take out"),
        "name": tr("Your name"),
        "name_hint": tr("Goes into the record of this report; the public does not see it."),
        "cover": tr("Cover for good"),
        "gone": tr("What is covered can't be brought back; only backups made before still have it."),
        "without": tr("Back without covering"),
        "changed": tr("The report was changed meanwhile."),
        "now": tr("Below is the photo as it is now: look again, then send."),
    }


def done_words(tr: Words) -> dict[str, str]:
    """After."""
    return {
        "lead": tr("This is the photo from now on, and the small picture too. The old one is gone for good."),
        "photo": tr("Photo of the report"),
        "more": tr("Cover something else"),
    }
