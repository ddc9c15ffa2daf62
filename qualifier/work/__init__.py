"""The list of work and what people say of it: rows in order, outcomes, labels for learning."""
