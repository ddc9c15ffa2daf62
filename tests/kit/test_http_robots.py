import pytest
from hypothesis import given
from hypothesis import strategies as st

from kit.clock import read_stopwatch
from kit.http_robots import ALL_PERMITTED, NONE_PERMITTED, read_robots


@pytest.mark.parametrize(
    ("rules", "path", "is_permitted"),
    [
        ("", "/", True),
        ("Disallow:", "/a", True),
        ("Disallow: /", "/a", False),
        ("Disallow: /a", "/a", False),
        ("Disallow: /a", "/abc", False),
        ("Disallow: /a", "/b", True),
        ("Disallow: /a/", "/a", True),
        # The longest rule wins, wherever it stands.
        ("Disallow: /\nAllow: /about", "/about/us", True),
        ("Allow: /about\nDisallow: /", "/about", True),
        ("Allow: /a\nDisallow: /a/b", "/a/b/c", False),
        # Permission wins a tie.
        ("Disallow: /a\nAllow: /a", "/a", True),
        ("Disallow: /*.pdf$", "/x/file.pdf", False),
        ("Disallow: /*.pdf$", "/x/file.pdf?x", True),
        ("Disallow: /*?", "/search?q=1", False),
        ("Disallow: /*/private/*.html", "/a/private/b.html", False),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: *", "/anything", False),
        ("Disallow: /a*b*$", "/axxb", False),
        ("Disallow: /ab*ab$", "/ab", True),
        ("Disallow: /путь", "/путь/страница", False),
        ("Disallow: /%D0%BF%D1%83%D1%82%D1%8C", "/путь", False),
        ("disallow : /a # comment", "/a", False),
        ("nonsense\n: \nDisallow /a", "/a", True),
    ],
)
def test_a_path_is_judged_by_the_longest_rule(rules: str, path: str, is_permitted: bool) -> None:
    assert read_robots(f"User-agent: *\n{rules}", "Dealwright").permit(path) is is_permitted


def test_a_group_that_names_us_replaces_that_for_all() -> None:
    robots = read_robots("User-agent: *\nDisallow: /\n\nUser-agent: dealwright/2\nDisallow: /x", "Dealwright")
    assert robots.permit("/a")
    assert not robots.permit("/x")


def test_one_group_may_name_many() -> None:
    text = "User-agent: other\nUser-agent: Dealwright\nDisallow: /x\nUser-agent: *\nDisallow: /y"
    robots = read_robots(text, "Dealwright")
    assert not robots.permit("/x")
    assert robots.permit("/y")


def test_groups_for_us_are_joined() -> None:
    ours = "User-agent: Dealwright\nDisallow: "
    text = f"{ours}/x\nUser-agent: other\nDisallow: /\n{ours}/y"
    robots = read_robots(text, "Dealwright")
    assert [robots.permit(path) for path in ("/x", "/y", "/z")] == [False, False, True]


def test_groups_for_others_are_not_ours() -> None:
    assert read_robots("User-agent: Googlebot\nDisallow: /", "Dealwright") == ALL_PERMITTED


def test_the_two_plain_answers() -> None:
    assert ALL_PERMITTED.permit("/a")
    assert not NONE_PERMITTED.permit("/a")


def test_a_hostile_rule_takes_no_time() -> None:
    robots = read_robots("User-agent: *\n" + f"Disallow: /{'*a' * 900}b\n" * 200, "Dealwright")
    began = read_stopwatch()
    assert robots.permit("/" + "a" * 2_000)
    assert read_stopwatch() - began < 2


@given(st.text(max_size=200), st.text(max_size=30))
def test_any_file_is_read(text: str, path: str) -> None:
    assert read_robots(text, "Dealwright").permit(f"/{path}") in {True, False}
