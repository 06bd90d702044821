"""What became of a report: for whoever has its code, in the words for the public."""

from __future__ import annotations

from starlette.responses import Response

from base.words import Message
from data.catalogue import load_catalogue
from data.work_calendar import date_and_minute
from features.reports.phone.addresses import PHOTOS, STATUS
from features.reports.public_status import status_of
from web.forms.form_services import FormServices
from web.forms.receipt_lookup import FoundReceipt, ReceiptLookup, ReceiptStep, receipt_lookup
from web.forms.visit import Visit


async def status_page(services: FormServices, visit: Visit) -> Response:
    """The field for the code, or the report that has it."""
    return await receipt_lookup(services, visit, _LOOKUP)


def found_report(visit: Visit, code: str) -> FoundReceipt:
    """What the page shows of the report with this code. Raises UnknownReceiptError."""
    status, tr, catalogue = status_of(code), visit.tr, load_catalogue()
    states = catalogue.encroachment_states
    return FoundReceipt(
        name=tr.name(catalogue.encroachment_categories[status.category].name),
        state=tr.name(states[status.state].public_name),
        steps=tuple(
            ReceiptStep(
                date_and_minute(step.at), tr.name(states[step.state].public_name), tr.written(step.words)
            )
            for step in status.steps
        ),
    )


_LOOKUP = ReceiptLookup(
    STATUS, Message("Follow a report"), PHOTOS, Message("Report something new"), found_report
)
