"""The chance to win of a record: its fields as a model reads them, and what is told of it."""
