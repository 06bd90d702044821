"""The kit for pages over HTTP: the staff door, headers, forms, what every phone page shares."""
