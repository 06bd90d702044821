"""The pages on which residents say what they need, and read what became of it: plain HTML below `/r/`.

They work without JavaScript, and the server keeps nothing until a voice is sent. Nobody else sees a voice
before staff have published it.
"""

from features.voices.phone.routes import routes

__all__ = ["routes"]
