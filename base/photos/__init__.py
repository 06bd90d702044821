"""Photos that people send: size limits, metadata removal, redaction, thumbnails."""
