"""Jobs that ask the model: durable, bounded, in a process beside the one that answers."""
