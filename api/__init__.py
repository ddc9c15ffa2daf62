"""The web facade: routes, problem documents, health."""
