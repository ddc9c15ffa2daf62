from qualifier.sources.channel_page import read_channel_page
from tests.qualifier.sources.payloads import load_payload


def test_counters_instants_and_texts_stand_in_their_order() -> None:
    page = read_channel_page(load_payload("telegram/channel_preview.html"))
    assert page.is_preview
    assert page.link == "https://t.me/example_media"
    assert page.counters == (("3.4K", "subscribers"), ("120", "photos"), ("1.05M", "links"))
    assert page.days == ("2026-09-12T10:00:00+00:00", "2026-09-13T09:30:00+00:00")
    assert len(page.posts) == 2
    assert "erid: 2VtzqTEST" in page.posts[1]


def test_the_address_of_a_link_is_part_of_its_post() -> None:
    page = read_channel_page(load_payload("telegram/channel_preview.html"))
    assert "https://shop.example/?erid=2VtzqTEST" in page.posts[1]
    assert "erid" not in page.posts[0]


def test_a_page_of_another_kind_is_no_preview() -> None:
    for name in ("no_preview", "no_such_name"):
        page = read_channel_page(load_payload(f"telegram/{name}.html"))
        assert (page.is_preview, page.link, page.counters, page.days, page.posts) == (False, None, (), (), ())
    assert read_channel_page(load_payload("telegram/no_preview.html")).extra == "3 412 subscribers"
    assert read_channel_page("") == read_channel_page("<html></html>")


def test_names_of_classes_are_whole_words() -> None:
    html = '<div class="my_tgme_channel_info tgme_channel_info2"><div class="x counter_value y">5</div></div>'
    page = read_channel_page(html)
    assert not page.is_preview
    # A counter without its kind counts nothing.
    assert page.counters == ()


def test_a_time_outside_of_a_post_is_no_post() -> None:
    html = '<div class="tgme_channel_info"><time datetime="2026-01-01">1</time></div>'
    assert read_channel_page(html).days == ()


def test_long_lines_and_many_posts_are_cut() -> None:
    line = f'<div class="tgme_page_extra">{"9" * 5_000}</div>'
    posts = f'<div class="tgme_widget_message_text">{"x" * 50_000}</div>' * 3
    page = read_channel_page(line + posts)
    assert len(page.extra) == 300
    assert [len(post) for post in page.posts] == [20_000] * 3
    times = '<a class="tgme_widget_message_date"><time datetime="2026-01-01">1</time></a>' * 500
    assert len(read_channel_page(times).days) == 60
