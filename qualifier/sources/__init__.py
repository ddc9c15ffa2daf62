"""Open sources about a company: each asks one service through the door and answers in dated facts."""
