"""Reading a client's brief: free text, a letter, a chat or a pasted table, into fields with their quotes."""

from planner.brief_reading.brief_json import BriefInvalid, parse_brief_json
from planner.brief_reading.reading import read_brief

__all__ = ["BriefInvalid", "parse_brief_json", "read_brief"]
