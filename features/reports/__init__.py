"""Reports of encroachments: sent by residents, followed up by staff, felt in the scores."""
