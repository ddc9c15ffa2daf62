"""What goes to a client after a verdict, and what the rep takes into the call: from the record alone."""
