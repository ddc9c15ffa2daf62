"""From a brief to a media plan; comes with the planner."""
