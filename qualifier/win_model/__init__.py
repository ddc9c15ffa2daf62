"""The chance to win: learnt from closed deals, calibrated, explained to the digit, scored in plain Python."""
