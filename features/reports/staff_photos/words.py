"""What the page that covers parts of a photo says, by the names that its templates give the words."""

from __future__ import annotations

from base.i18n import Translator


def form_words(tr: Translator) -> dict[str, str]:
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
        "remove": tr("Remove box"),
        "name": tr("Your name"),
        "name_hint": tr("Goes into the record of this report; the public does not see it."),
        "cover": tr("Redact permanently"),
        "gone": tr("Redaction cannot be undone; only earlier backups still have the original."),
        "without": tr("Back without redacting"),
        "changed": tr("The report was changed meanwhile."),
        "now": tr("Below is the photo as it is now: look again, then send."),
    }


def done_words(tr: Translator) -> dict[str, str]:
    """After."""
    return {
        "lead": tr("The photo and its thumbnail were replaced. The original was deleted."),
        "photo": tr("Photo of the report"),
        "more": tr("Redact something else"),
    }
