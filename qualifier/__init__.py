"""From a lead to a defended verdict."""
