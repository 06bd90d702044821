"""How long a planner waits for the score after a drawing, beside the stock st_folium pattern."""
