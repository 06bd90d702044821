"""Kit for the phone pages: seals, limits, photos, page frame."""
