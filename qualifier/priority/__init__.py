"""What to do next with an open lead: its expected value, the question worth most, who and by when."""
