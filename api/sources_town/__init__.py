"""A small town of invented companies, answering on loopback as the open services of the world do."""
