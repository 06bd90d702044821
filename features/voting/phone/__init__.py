"""The pages on which people vote: on their own phones, and one after another at a laptop (the kiosk).

They look like the residents' pages, work without scripts and keep these promises:

- A code and a choice travel in the bodies of forms only: they stand in no address, header, cookie or log.
  Behind the `#` of a slip's QR code stands the code; browsers do not send that part.
- The server keeps nothing of a voter between two forms: code, key and choice go along in the form itself.
  A draft on the server would be a list of who chose what.
- So that a reload or a lost connection loses nothing, a script keeps the form in the tab (sessionStorage): it
  ends with the tab, is wiped with the receipt and with "clear", and is read for half an hour only, in case a
  browser brings a closed tab back. It is not in localStorage: families share phones, and what outlives the
  tab would show the next one who voted for what. A kiosk keeps nothing.
- A form sent again gets the same receipt and adds nothing.
"""

from features.voting.phone.addresses import kiosk_link, vote_address
from features.voting.phone.routes import routes

__all__ = ["kiosk_link", "routes", "vote_address"]
