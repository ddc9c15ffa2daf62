import pytest

from eval.retrieval import Article, rank_articles

PAGES = tuple(
    Article(id=str(at), title=title, text=text)
    for at, (title, text) in enumerate(
        (
            ("Returns", "A purchase may be returned within thirty days."),
            ("Delivery timelines", "How many days the installation takes by the number of units."),
            ("Pruning roses", "Cut above the bud. " * 40),
        )
    )
)


@pytest.mark.parametrize(
    ("query", "best"),
    [
        ("delivery timeline", "1"),
        ("installations by units", "1"),
        ("return of purchases", "0"),
        ("rose pruning", "2"),
    ],
)
def test_the_page_that_shares_rare_words_comes_first(query: str, best: str) -> None:
    assert rank_articles(query, PAGES)[0].id == best


def test_every_page_is_ranked_and_ties_keep_their_order() -> None:
    assert [page.id for page in rank_articles("zebra", PAGES)] == ["0", "1", "2"]


def test_nothing_is_found_in_nothing() -> None:
    assert rank_articles("delivery", ()) == ()


def test_a_long_page_does_not_win_by_length() -> None:
    long = Article(id="long", title="News", text="The installation was nice. " + "Weather and so on. " * 200)
    short = Article(id="short", title="News", text="Installation takes a day.")
    assert rank_articles("installation", (long, short))[0].id == "short"
