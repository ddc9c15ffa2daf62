"""What a model's choices may add to an investigation: it picks from lists, code reads, checks and decides."""
