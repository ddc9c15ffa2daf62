"""Personal data out of texts before they leave the house: found on a plain form, replaced by tokens."""
