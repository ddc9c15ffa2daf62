"""One pure metric a file."""
