import yaml

from eval.deal_town import (
    AS_OF,
    DEALS,
    HALVES,
    LETTERS,
    QUERIES_PATH,
    WORDS_PATH,
    Meant,
    grade,
    make_deals,
    make_queries,
    read_letters,
    read_queries,
    write_queries,
)

ASKED = Meant(trade="bank", aim="leads", products=("sms", "radio"), region="tver")


def test_a_deal_is_graded_by_trade_aim_and_products_and_not_by_place() -> None:
    assert grade(ASKED, Meant(trade="bank", aim="leads", products=("sms",), region="moscow")) == 3
    assert grade(ASKED, Meant(trade="bank", aim="leads", products=("video",), region="tver")) == 2
    assert grade(ASKED, Meant(trade="bank", aim="sale", products=("radio",), region="tver")) == 2
    assert grade(ASKED, Meant(trade="bank", aim="sale", products=("video",), region="tver")) == 1
    assert grade(ASKED, Meant(trade="clinic", aim="leads", products=("sms",), region="tver")) == 1
    assert grade(ASKED, Meant(trade="clinic", aim="leads", products=("video",), region="tver")) == 0
    assert grade(ASKED, Meant(trade="clinic", aim="sale", products=("sms",), region="tver")) == 0


def test_the_town_is_the_same_each_time_and_differs_by_seed() -> None:
    assert make_deals(50) == make_deals(50) == make_deals(80)[:50]
    assert make_deals(50, seed=1) != make_deals(50)
    assert all(one.deal.closed is not None and one.deal.closed <= AS_OF for one in make_deals(200))


def test_the_requests_of_the_file_are_those_that_the_script_makes() -> None:
    assert read_queries() == make_queries()
    assert QUERIES_PATH.read_text(encoding="utf-8").splitlines() == list(write_queries(make_queries()))


def test_the_set_is_large_enough_and_in_both_languages() -> None:
    queries = read_queries()
    assert DEALS >= 2_000
    assert len(queries) >= 80
    for half in HALVES:
        part = [query for query in queries if query.half == half]
        assert len(part) >= 80
        assert sum(query.lang == "en" for query in part) >= 25
        assert len({query.meant.trade for query in part}) == 12
        assert len({query.meant.aim for query in part}) == 8


def test_the_letters_are_those_of_the_labelled_leads_word_for_word() -> None:
    letters = read_letters()
    assert len(letters) >= 20
    assert {one.half for one in letters} == {LETTERS}
    words = yaml.safe_load(WORDS_PATH.read_text(encoding="utf-8"))
    for one in letters:
        assert one.text.strip()
        assert one.meant.trade in words["trades"]
        assert one.meant.aim in words["aims"]
        assert set(one.meant.products) <= set(words["products"])


def test_no_product_decides_that_a_deals_record_does_not_tell() -> None:
    for one in make_deals(300):
        assert len(one.meant.products) == len(one.deal.products)
    assert any(not one.deal.products for one in make_deals(300))


def test_the_two_halves_share_no_phrase_nor_form() -> None:
    words = yaml.safe_load(WORDS_PATH.read_text(encoding="utf-8"))
    for kind in ("trades", "aims"):
        for name, lists in words[kind].items():
            tuned = {phrase.casefold() for lang in ("ru", "en") for phrase in lists[f"ask_{lang}"]}
            held = {phrase.casefold() for lang in ("ru", "en") for phrase in lists[f"held_{lang}"]}
            assert tuned.isdisjoint(held), name


def test_a_request_and_a_deal_share_no_phrase() -> None:
    words = yaml.safe_load(WORDS_PATH.read_text(encoding="utf-8"))
    for kind in ("trades", "aims"):
        for name, lists in words[kind].items():
            told = {phrase.casefold() for lang in ("ru", "en") for phrase in lists[f"deal_{lang}"]}
            asked = {
                phrase.casefold()
                for lang in ("ru", "en")
                for phrase in (*lists[f"ask_{lang}"], *lists[f"held_{lang}"])
            }
            assert told.isdisjoint(asked), name
