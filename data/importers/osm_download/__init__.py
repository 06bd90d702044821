"""OpenStreetMap data from the internet, when somebody asks for it."""
