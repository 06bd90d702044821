"""One HTML file that needs no network: the map with its layers, and every table."""
