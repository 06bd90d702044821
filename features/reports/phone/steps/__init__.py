"""The steps of a report, one file each: photos, place, what it is, what is known, the receipt."""
