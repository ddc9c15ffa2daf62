"""The word lists are sound."""

import re
from pathlib import Path

import pytest

import planner.brief_reading
from planner.brief import Category, Channel, KpiName, Objective
from planner.brief_reading.layout import Topic
from planner.brief_reading.word_lists import read_sources, read_word_list

NAMES = sorted(path.stem for path in (Path(planner.brief_reading.__file__).parent / "words").glob("*.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_every_expression_compiles_and_matches_no_empty_text(name: str) -> None:
    for section, source in read_sources(name).items():
        assert re.compile(source).match("") is None, section


@pytest.mark.parametrize("name", NAMES)
def test_every_part_that_is_used_is_filled_in(name: str) -> None:
    assert not any(re.search(r"%\w+%", source) for source in read_sources(name).values())


def test_each_topic_has_its_labels() -> None:
    assert set(read_sources("labels")) == {topic.value for topic in Topic}


def test_each_objective_and_category_has_its_words() -> None:
    assert set(read_sources("objectives")) == {objective.value for objective in Objective}
    assert {category.value for category in Category} <= set(read_sources("categories"))


def test_channels_and_measures_are_those_of_the_brief() -> None:
    assert set(read_sources("channels")) <= {channel.value for channel in Channel}
    measures = {name.removesuffix("_counted") for name in read_sources("kpi") if not name.startswith("_")}
    assert measures == {name.value for name in KpiName}


def test_an_expression_begins_where_a_word_begins() -> None:
    alcohol = read_word_list("categories")["alcohol"]
    assert alcohol.search("новое вино") is not None
    assert alcohol.search("новинка") is None


def test_an_expression_that_goes_on_may_follow_a_word() -> None:
    assert read_word_list("wishes")["no_after"].match("радио не надо", 5) is not None
