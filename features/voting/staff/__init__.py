"""The pieces of the page on which a facilitator runs votes."""
