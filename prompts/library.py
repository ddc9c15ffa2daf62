"""Prompts are files: read, checked and filled here; a version that a result mentions is never edited."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from kit.errors import PromptInvalid

FOLDER = Path(__file__).parent
_NAME = re.compile(r"[a-z][a-z_]*\.v[1-9]\d*")
_FRONT = re.compile(r"\A---\n(?P<front>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_PARTS = re.compile(r"\A\s*# system\n(?P<system>.*?)\n# user\n(?P<user>.*)\Z", re.DOTALL)
_VARIABLE = re.compile(r"\{\{ ?([a-z_]+) ?\}\}")
_KEYS = {"name", "version", "variables", "why"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """A prompt as its file gives it; `fingerprint` changes with any letter of the file."""

    name: str
    version: int
    variables: tuple[str, ...]
    why: str
    system: str
    user: str
    fingerprint: str

    @property
    def id(self) -> str:
        """Return the name that results keep: `judge_lead.v1`."""
        return f"{self.name}.v{self.version}"

    def fill(self, values: Mapping[str, str]) -> tuple[str, str]:
        """Return the system and the user text; PromptInvalid when a variable is missing or strange."""
        if set(values) != set(self.variables):
            missing = sorted(set(self.variables) ^ set(values))
            raise PromptInvalid(f"{self.id}: these variables do not fit: {', '.join(missing)}")
        return _fill(self.system, values), _fill(self.user, values)


def _fill(template: str, values: Mapping[str, str]) -> str:
    return _VARIABLE.sub(lambda found: values[found.group(1)], template)


@cache
def read_prompt(name: str, folder: Path = FOLDER) -> Prompt:
    """Read `judge_lead.v1` from its file; PromptInvalid says what is wrong with it."""
    path = folder / f"{name}.md"
    if not _NAME.fullmatch(name) or not path.is_file():
        raise PromptInvalid(f"There is no prompt {name!r}")
    return parse_prompt(path.read_text(encoding="utf-8"), path.stem)


def parse_prompt(text: str, stem: str) -> Prompt:
    """Check a prompt's text: front matter, both parts, every variable named and used."""
    front, system, user = _split(text, stem)
    if set(front) != _KEYS:
        raise PromptInvalid(f"{stem}: front matter must hold {', '.join(sorted(_KEYS))} and nothing else")
    prompt = Prompt(
        name=str(front["name"]),
        version=int(front["version"]),
        variables=tuple(front["variables"]),
        why=str(front["why"]),
        system=system.strip(),
        user=user.strip(),
        fingerprint=hashlib.sha256(text.encode()).hexdigest()[:16],
    )
    used = set(_VARIABLE.findall(prompt.system + prompt.user))
    if used != set(prompt.variables) or prompt.id != stem:
        raise PromptInvalid(f"{stem}: the name or the variables do not fit the text")
    return prompt


def _split(text: str, stem: str) -> tuple[dict[str, Any], str, str]:
    whole = _FRONT.match(text)
    parts = _PARTS.match(whole["body"]) if whole else None
    front = yaml.safe_load(whole["front"]) if whole else None
    if not whole or not parts or not isinstance(front, dict):
        raise PromptInvalid(f"{stem}: front matter, `# system` and `# user` are needed, in this order")
    return front, parts["system"], parts["user"]


def list_prompts(folder: Path = FOLDER) -> tuple[Prompt, ...]:
    """Return every prompt of the folder, checked."""
    return tuple(read_prompt(path.stem, folder) for path in sorted(folder.glob("*.v*.md")))
