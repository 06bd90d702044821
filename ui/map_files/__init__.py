"""What maps fetch from this machine: scripts, styles, fonts, and layers as GeoJSON. Needs no folium."""
