"""The schema's history; every step goes forward only."""
