"""Closed deals of the house: read from exports, told apart, found again by likeness."""
