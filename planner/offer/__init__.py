"""The offer that goes with a media plan: one value, drawn as PDF, DOCX and Markdown."""
