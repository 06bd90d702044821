"""Download OpenStreetMap data, only when somebody asks for it."""
