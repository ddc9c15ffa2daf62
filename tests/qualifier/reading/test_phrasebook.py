from pathlib import Path

import pytest

import qualifier.reading.phrasebook
from qualifier.reading.phrasebook import read_phrases

FOLDER = Path(qualifier.reading.phrasebook.__file__).with_name("phrases")
BOOKS = sorted(path.stem for path in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("name", BOOKS)
def test_every_section_of_a_book_is_a_list_of_expressions(name: str) -> None:
    sections = read_phrases(name)
    assert sections
    for section, source in sections.items():
        assert source, section
        assert "||" not in source, section


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_belongs_to_a_module(name: str) -> None:
    modules = list(FOLDER.parent.parent.rglob("*.py"))
    assert any(f'read_phrases("{name}")' in path.read_text(encoding="utf-8") for path in modules)


@pytest.mark.parametrize("name", BOOKS)
def test_no_phrase_is_written_twice_in_a_section(name: str) -> None:
    section: set[str] = set()
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = set()
        elif line and not line.startswith("#"):
            assert line not in section, line
            section.add(line)
