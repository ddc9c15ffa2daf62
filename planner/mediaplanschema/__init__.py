"""The published JSON schema of media plans, version 3.0, as its authors wrote it (LICENSE beside it)."""
