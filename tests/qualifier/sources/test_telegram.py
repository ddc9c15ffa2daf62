from datetime import date

import pytest

from kit.errors import NotFetched
from qualifier.lead import Lead
from qualifier.sources.channel_page import read_channel_page
from qualifier.sources.fact import About, Unit
from qualifier.sources.telegram import TelegramChannel, read_channel, read_channel_name, read_rounded
from tests.qualifier.sources.payloads import load_payload
from tests.qualifier.sources.services import NOW, Services, ask, open_door, values

TODAY = NOW.date()
URL = "https://t.me/s/example_media"
LEAD = Lead(website="https://t.me/Example_Media")


def test_a_channel_tells_its_readers_its_last_post_and_that_it_sells() -> None:
    facts, services = ask(TelegramChannel(), {URL: load_payload("telegram/channel_preview.html")}, LEAD)
    assert services.asked == [URL]
    readers = next(fact for fact in facts if fact.about is About.SUBSCRIBERS)
    assert (readers.value, readers.unit, readers.as_of) == (3_400, Unit.PEOPLE, TODAY)
    last = next(fact for fact in facts if fact.about is About.CHANNEL_POST_DAY)
    assert (last.value, last.as_of) == ("2026-09-13", date(2026, 9, 13))
    assert values(facts, About.SELLS_ADS) == ["erid"]
    assert values(facts, About.SOCIAL) == ["https://t.me/example_media"]
    assert all(fact.as_of for fact in facts)


def test_no_text_of_a_post_and_no_title_is_kept() -> None:
    facts, _ = ask(TelegramChannel(), {URL: load_payload("telegram/channel_preview.html")}, LEAD)
    assert not any(word in str(facts) for word in ("кейс", "Магазин", "Пример Медиа"))


def test_the_word_advertising_without_a_mark_sells_nothing() -> None:
    html = load_payload("telegram/channel_preview.html").replace("erid", "id")
    assert About.SELLS_ADS not in {claim.about for claim in read_channel(html, "example_media", TODAY)}


def test_a_channel_without_a_preview_tells_its_exact_number() -> None:
    claims = read_channel(load_payload("telegram/no_preview.html"), "example_media", TODAY)
    assert [(claim.about, claim.value) for claim in claims] == [(About.SUBSCRIBERS, 3_412)]
    assert read_channel(load_payload("telegram/no_preview.html"), "other", TODAY) == ()


def test_nobody_and_a_page_of_another_channel_say_nothing() -> None:
    assert read_channel(load_payload("telegram/no_such_name.html"), "nope", TODAY) == ()
    assert read_channel(load_payload("telegram/channel_preview.html"), "other_channel", TODAY) == ()


def test_a_post_from_the_future_is_no_post() -> None:
    html = load_payload("telegram/channel_preview.html")
    days = [
        claim.value
        for claim in read_channel(html, "example_media", date(2026, 9, 12))
        if claim.about is About.CHANNEL_POST_DAY
    ]
    assert days == ["2026-09-12"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("3.4K", 3_400), ("1.05M", 1_050_000), ("3 412", 3_412), ("3\u00a0412", 3_412), ("120", 120),
        ("12M", 12_000_000), ("1.29K", 1_290), ("", None), ("K", None), ("3.4", None), ("-5", None),
        ("1e5", None), ("99999M", None), ("1,2K", None), (None, None), ("٣", None),
    ],
)  # fmt: skip
def test_a_rounded_number_is_what_it_says(text: str | None, number: int | None) -> None:
    assert read_rounded(text) == number


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("https://t.me/Example_Media", "example_media"),
        ("t.me/s/example_media?before=10", "example_media"),
        ("https://telegram.me/example_media/17", "example_media"),
        ("@example_media", "example_media"),
        ("https://t.me/joinchat/AAAA", None),
        ("https://t.me/+AbCdEf", None),
        ("https://t.me/ab", None),
        ("https://example.com/t.me/example", None),
        ("https://t.me/../x", None),
        ("", None),
        (None, None),
    ],
)
def test_a_name_of_a_channel_is_read_from_its_address(link: str | None, name: str | None) -> None:
    assert read_channel_name(link) == name


@pytest.mark.parametrize("kind", ["subscribers", "subscriber", "подписчиков", "подписчик", "подписчика"])
def test_readers_are_counted_in_both_languages(kind: str) -> None:
    html = load_payload("telegram/channel_preview.html").replace("subscribers", kind)
    assert About.SUBSCRIBERS in {claim.about for claim in read_channel(html, "example_media", TODAY)}


def test_another_word_counts_no_readers() -> None:
    html = load_payload("telegram/channel_preview.html").replace("subscribers", "members")
    assert About.SUBSCRIBERS not in {claim.about for claim in read_channel(html, "example_media", TODAY)}


def test_a_site_that_is_no_channel_is_not_asked_and_a_dead_page_is_silence() -> None:
    assert ask(TelegramChannel(), {}, Lead(website="https://example.com/"))[1].asked == []
    with pytest.raises(NotFetched):
        ask(TelegramChannel(), {}, LEAD)


def test_a_channel_that_the_site_links_to_can_be_visited() -> None:
    services = Services({URL: load_payload("telegram/channel_preview.html")})
    assert TelegramChannel().visit("example_media", open_door(services))


def test_a_page_too_deep_or_too_long_is_read_as_far_as_it_goes() -> None:
    whole = load_payload("telegram/channel_preview.html")
    deep = whole.replace("</body>", "<div>" * 2_000 + "</body>")
    assert read_channel(deep, "example_media", TODAY)
    post = '<div class="tgme_widget_message_text">x</div>'
    page = read_channel_page(whole.replace("</section>", post * 500 + "</section>"))
    assert len(page.posts) > 60
    assert sum(map(len, page.posts)) < 2_000
    # Instructions, comments and strange ends are no text.
    odd = read_channel_page(
        "<?pi x?><!-- c --></b><title>T</title><div class='tgme_page_extra'>5 subscribers"
    )
    assert (odd.title, odd.extra, odd.is_preview) == ("T", "5 subscribers", False)
