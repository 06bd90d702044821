"""How long sheets take and how much memory."""
