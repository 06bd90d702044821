"""The maps by address, as OGC API – Features: QGIS and other programs open the community as it is now.

Below `/ogc/COMMUNITY` stands one API for each community. It gives the layers that a GeoJSON export gives, and
nothing that such an export leaves out.
"""
