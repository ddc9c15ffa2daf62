"""Prompts as files; empty until a language model is used."""
