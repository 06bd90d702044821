"""The HTML that every page for staff begins with, and what answers at addresses without a page."""
