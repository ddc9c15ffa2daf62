"""One spelling for what identifies a company or a person; what is invalid is kept and flagged."""
