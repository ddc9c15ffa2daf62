import re
from pathlib import Path

import pytest

from qualifier.reading import lexicon
from qualifier.reading.lexicon import load_lexicon

FOLDER = Path(lexicon.__file__).with_name("words")
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def test_there_are_lexicons() -> None:
    assert {"tasks", "problems", "curiosity", "refusals", "foreign_requests", "channels"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_a_lexicon_is_an_expression(name: str) -> None:
    for line in (FOLDER / f"{name}.txt").read_text("utf-8").splitlines():
        if line and not line.startswith(("#", "[=", "[")):
            re.compile(re.sub(r"%([a-z_]+)%", "(?:part)", line))


@pytest.mark.parametrize("name", NAMES)
def test_lexicons_are_written_in_the_letters_that_are_matched(name: str) -> None:
    text = (FOLDER / f"{name}.txt").read_text("utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("#"))
    assert "ё" not in body
    assert "Ё" not in body
    assert not re.search(r"[А-Я]", body)


@pytest.mark.parametrize("name", NAMES)
def test_every_pattern_loads_and_runs(name: str) -> None:
    patterns = load_lexicon(name)
    assert patterns
    assert all(
        pattern.search("совсем посторонний текст 12") is None or section
        for section, pattern in patterns.items()
    )


def test_a_part_stands_for_its_lines() -> None:
    pattern = load_lexicon("tasks")["visits"]
    assert pattern.search("нужны вкладчики") is not None


def test_an_unknown_lexicon_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        load_lexicon("no_such_words")
