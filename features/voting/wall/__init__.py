"""The wall: a page for a projector that shows a vote to a room, in very large type and without controls.

Anybody may open it, for it shows nothing but what the room may know: the turnout while people vote, and
afterwards what the facilitator has told so far. What has not been told is in no byte of it.
"""

from features.voting.wall.addresses import wall_link
from features.voting.wall.routes import routes

__all__ = ["routes", "wall_link"]
