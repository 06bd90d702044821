"""The pieces of the page on which staff follow up encroachments."""
