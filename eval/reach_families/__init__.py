"""One adapter a family of reach oracles: how a case's inputs become calls of the product's functions."""
