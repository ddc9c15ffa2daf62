"""Reading: from text to signals, each with its span, speaker, time, polarity and certainty."""
