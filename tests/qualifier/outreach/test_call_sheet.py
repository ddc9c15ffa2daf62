from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from qualifier.dossier import KnownFact
from qualifier.outreach.call_sheet import CallSheet, write_call_sheet
from qualifier.outreach.letter import write_letter
from qualifier.outreach.letter_words import load_letter_words
from qualifier.outreach.outreach_json import write_call_sheet_json, write_letter_json
from qualifier.outreach.outreach_markdown import draw_call_sheet, draw_letter, escape
from qualifier.record import LeadRecord, Likeness, Outcome, PastDeal
from tests.qualifier.dossiers import make_dossier
from tests.qualifier.outreach.outreach_leads import BAKERY, CLINIC, bend, deal, house, judged, turn


def sheet_of(record: LeadRecord = BAKERY, lang: str | None = None) -> CallSheet:
    return write_call_sheet(judged(record), house(), lang=lang)


def test_the_sheet_tells_who_they_are_and_from_where_it_is_known() -> None:
    who = {one.label: (one.text, one.source) for one in sheet_of().who}
    assert who["Контакт"] == ("Анна Сергеевна Лосева, маркетолог; +7 900 000-00-11", "указано в заявке")
    assert who["Откуда пришли"][0] == "форма на сайте"
    assert who["Сотрудники"] == ("320", "открытые данные на 15\u00a0сентября 2026 года")
    assert who["Выручка, ₽"][0] == "2\u00a0400\u00a0000\u00a0000"
    assert who["Статус"][0] == "действует"


def test_the_sheet_speaks_the_leads_language_unless_told() -> None:
    assert sheet_of(CLINIC).title == "For the call: Brightwater Clinics"
    assert sheet_of(CLINIC, "ru").title == "К звонку: Brightwater Clinics"


def test_a_fact_that_was_found_out_names_its_source_and_day() -> None:
    found = KnownFact(
        about="employees",
        value=320,
        source="fns",
        url="https://fns.example",
        fetched_at=datetime(2026, 9, 14, tzinfo=UTC),
        licence="open",
        confidence="high",
        as_of=date(2025, 12, 31),
        moved=("open_data.employees",),
    )
    record = replace(BAKERY, dossier=replace(make_dossier(), facts=(found,)))
    who = {one.label: one.source for one in sheet_of(record).who}
    assert who["Сотрудники"] == "fns, 31\u00a0декабря 2025 года"
    assert who["Отрасль"].startswith("открытые данные")


def test_quotes_stand_once_with_place_day_and_level() -> None:
    record = replace(
        BAKERY, lead=replace(BAKERY.lead, interactions=(turn("Решаю я сама, старт 5 октября."),))
    )
    known = sheet_of(record).known
    quotes = [one.text for one in known]
    assert len(quotes) == len(set(quotes))
    said = next(one for one in known if "Решаю я сама" in one.text)
    assert said.source == "сказано: контакт 1, 12\u00a0сентября 2026 года"
    assert "Полномочия (подтверждено)" in said.label


def test_the_sum_is_told_in_the_languages_way() -> None:
    assert sheet_of().known[0].text == "900\u00a0000 ₽ без НДС"
    assert sheet_of(CLINIC).known[0].text.endswith(" RUB without VAT")


def test_long_words_of_others_are_cut_between_words() -> None:
    note = "дорого и долго " * 30
    told = sheet_of(replace(BAKERY, deals=(deal(note=note),))).objections[0].text
    quoted = told.partition("«")[2].partition("»")[0]
    assert quoted.endswith("…")
    assert len(quoted) <= 160
    assert note.startswith(quoted.removesuffix("…"))


def test_silent_sources_are_named() -> None:
    assert (
        sheet_of(replace(BAKERY, silent_sources=("fns", "site"))).silent
        == "Не ответили источники: fns, site."
    )
    assert sheet_of().silent is None


LOSSES = [
    ("дорого для нас", "из чего складывается цена"),
    ("мало показателей по визитам", "какой показатель"),
    ("выбрали другое агентство", "о нём самом не говорите"),
    ("They picked an in-app partner", "о нём самом не говорите"),
    ("не успели по срокам", "начните с дат"),
    ("не прошли модерацию", "требования к материалам"),
    ("пропали, не отвечают", "следующем шаге"),
    ("просто передумали", "что тогда помешало"),
]


@pytest.mark.parametrize(("note", "answer"), LOSSES)
def test_a_lost_deal_foretells_an_objection_and_what_to_have_ready(note: str, answer: str) -> None:
    sheet = sheet_of(replace(BAKERY, deals=(deal(note=note),)))
    assert note in sheet.objections[0].text
    assert sheet.objections[0].deal_id == "d-1"
    assert answer in sheet.objections[0].answer


def like(number: int, note: str, **changes: object) -> PastDeal:
    return deal(number, note=note, likeness=Likeness(score=0.7), client="Булочная «Нева»", **changes)


def test_the_clients_own_losses_come_first_and_each_reason_once() -> None:
    deals = (
        like(1, "дорого"),
        deal(2, note="не успели"),
        like(3, "дорого"),
        like(4, "мало визитов"),
        like(5, "молчат"),
    )
    objections = sheet_of(replace(BAKERY, deals=deals)).objections
    assert [one.deal_id for one in objections] == ["d-2", "d-1", "d-4"]
    assert objections[0].text.startswith("С этим клиентом")
    assert "Булочная «Нева»" in objections[1].text


def test_a_coded_loss_reason_is_told_before_the_note() -> None:
    sheet = sheet_of(replace(BAKERY, deals=(deal(note="долгая история", loss_reason="дешевле у другого"),)))
    assert "дешевле у другого" in sheet.objections[0].text
    assert "долгая история" not in sheet.objections[0].text


def test_a_loss_without_a_reason_is_told_as_such() -> None:
    sheet = sheet_of(replace(BAKERY, deals=(deal(note=None, client=None, closed=None),)))
    assert sheet.objections[0].text == "Похожую сделку (другой клиент) проиграли, причина не записана."


def test_a_won_deal_is_a_reference_only_when_it_is_the_clients_own() -> None:
    won = deal(1, outcome=Outcome.WON, note="открытие трёх пекарен")
    other = like(2, "чужая победа", outcome=Outcome.WON)
    assert sheet_of(replace(BAKERY, deals=(won, other))).references == (
        "Выигранная сделка с этим клиентом: «открытие трёх пекарен», 19\u00a0марта 2026 года.",
    )


def test_the_questions_are_the_verdicts_own_and_at_most_three() -> None:
    result = judged(BAKERY)
    asked = write_call_sheet(result, house()).questions
    assert [one.text for one in asked] == [one.text.ru for one in result.verdict.questions]
    assert len(asked) <= 3


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_lead_that_is_not_taken_has_nothing_to_be_asked(lang: str) -> None:
    vendor = bend(BAKERY, message="Нет, реклама нам не нужна, мы предлагаем вам разработку сайтов под ключ.")
    sheet = sheet_of(vendor, lang)
    assert sheet.questions == ()
    assert sheet.nothing_to_ask == load_letter_words(lang).sheet["closed"]


def test_bounds_follow_from_what_is_not_certain() -> None:
    texts = load_letter_words("ru").not_promise
    bounds = sheet_of(bend(BAKERY, message="Интересно, что у вас есть")).not_promise
    assert {texts["result"], texts["price"], texts["start"], texts["compare"], texts["decided"]} <= set(
        bounds
    )
    assert any("300\u00a0000" in one for one in bounds)


def test_flags_of_the_record_are_reminders() -> None:
    record = bend(
        BAKERY, message="Нужна реклама пекарен. Мой паспорт 4509 123456, карта 2200 0000 0000 0053."
    )
    assert sheet_of(record).reminders == ("Клиент написал личные данные: не копируйте их дальше.",)


def test_a_bare_record_still_gives_a_whole_sheet() -> None:
    bare = LeadRecord(
        as_of=BAKERY.as_of,
        lead=replace(
            BAKERY.lead, company=None, contact=replace(BAKERY.lead.contact, name=None, role=None, phone=None)
        ),
    )
    sheet = sheet_of(bare)
    assert sheet.title == "К звонку: компания не названа"
    assert sheet.who[0].text == "имя не названо, должность не названа"


def test_markdown_holds_all_parts_and_no_live_sign() -> None:
    record = bend(
        BAKERY,
        message="Нужно вернуть покупателей *всех* <b>сейчас</b> с сайта www.kolos.example и http://x.example.",
    )
    page = draw_call_sheet(sheet_of(replace(record, deals=(deal(note="[дорого](http://x)"),))))
    assert page.startswith("# К звонку: ")
    titles = [line for line in page.splitlines() if line.startswith("## ")]
    assert titles[0] == "## Кто они"
    assert titles[-1] in {"## Чего не обещать", "## О чём помнить"}
    assert "http://" not in page
    assert "<b>" not in page
    assert "](" not in page.replace("\\](", "")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a*b_c", "a\\*b\\_c"),
        ("[x](y)", "\\[x\\](y)"),
        ("<script>", "\\<script\\>"),
        ("www.a.ru", "www\\.a.ru"),
        ("https://a", "https\\://a"),
        ("# заголовок", "\\# заголовок"),
        ("просто текст", "просто текст"),
    ],
)
def test_signs_of_markdown_mean_nothing(text: str, escaped: str) -> None:
    assert escape(text) == escaped


@pytest.mark.parametrize("record", [BAKERY, CLINIC])
def test_a_letter_is_drawn_with_its_subject_and_every_part(record: LeadRecord) -> None:
    letter = write_letter(judged(record), house())
    page = draw_letter(letter)
    assert page.startswith(f"# {escape(letter.subject)}\n")
    assert all(escape(one.text) in page for one in letter.questions)
    assert escape(letter.signature[-1]) in page


def test_json_holds_the_whole_text_and_no_word_of_a_model() -> None:
    content = write_letter_json(write_letter(judged(BAKERY), house()))
    assert content["text"].endswith("Рекламный дом телеком-оператора\n")
    assert "drafted" not in content
    assert content["kind"] in {"questions", "brief"}
    sheet = write_call_sheet_json(sheet_of())
    assert set(sheet) == set(CallSheet.__dataclass_fields__)


@pytest.mark.parametrize(
    ("reason", "answer"),
    [
        ("ДОРОГО", "из чего складывается цена"),
        ("expensive for us", "из чего складывается цена"),
        ("мало визитов", "какой показатель не устроил"),
        ("выбрали другое агентство", "у другого подрядчика"),
        ("отложили до весны", "начните с дат"),
        ("не прошли модерацию", "требования к материалам"),
        ("клиент пропал", "договоритесь о следующем шаге"),
        ("звёзды не сошлись", "что тогда помешало"),
        # A loss may have two causes: the price is spoken of first.
        ("дорого и не успели", "из чего складывается цена"),
    ],
)
def test_what_to_have_ready_follows_from_what_was_lost_over(reason: str, answer: str) -> None:
    sheet = sheet_of(replace(BAKERY, deals=(deal(note=None, loss_reason=reason),)))
    assert answer in sheet.objections[0].answer
    assert sheet.objections[0].answer.startswith("Ответ: ")


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "С этим клиентом сделка сорвалась: «дорого», 19\u00a0марта 2026 года."),
        ({"closed": None}, "С этим клиентом сделка сорвалась: «дорого»."),
        (
            {"likeness": Likeness(score=0.7), "client": "Нева"},
            "Похожую сделку (Нева) проиграли: «дорого», 19\u00a0марта 2026 года.",
        ),
        (
            {"likeness": Likeness(score=0.7), "closed": None},
            "Похожую сделку (другой клиент) проиграли: «дорого».",
        ),
        (
            {"note": "", "likeness": Likeness(score=0.7)},
            "Похожую сделку (другой клиент) проиграли, причина не записана, 19\u00a0марта 2026 года.",
        ),
    ],
)
def test_a_lost_deal_is_told_with_whose_it_was_and_when(changes: dict[str, object], text: str) -> None:
    assert sheet_of(replace(BAKERY, deals=(deal(**changes),))).objections[0].text == text


def test_a_loss_in_english_is_told_in_english() -> None:
    sheet = sheet_of(replace(CLINIC, deals=(deal(note="too expensive"),)))
    assert (
        sheet.objections[0].text == 'A deal with this client was lost: "too expensive", 19\u00a0March 2026.'
    )
    assert sheet.objections[0].answer.startswith("Have ready: ")


def test_a_silent_loss_is_told_only_when_there_is_no_other() -> None:
    silent, told = deal(1, note=None), deal(2, note="дорого")
    assert len(sheet_of(replace(BAKERY, deals=(silent,))).objections) == 1
    assert [one.deal_id for one in sheet_of(replace(BAKERY, deals=(told, silent))).objections] == ["d-2"]


@pytest.mark.parametrize(
    "deals",
    [
        (),
        (deal(outcome=Outcome.WON, note=None),),
        (deal(outcome=Outcome.WON, note="чужая", likeness=Likeness(score=0.7)),),
        (deal(note="дорого"),),
    ],
    ids=["none", "no note", "another's", "lost"],
)
def test_there_is_nothing_to_refer_to_without_a_deal_won_with_this_client(
    deals: tuple[PastDeal, ...],
) -> None:
    assert sheet_of(replace(BAKERY, deals=deals)).references == ()


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("д" * 160, "д" * 160),
        ("длинное слово " * 11 + "конец!", "длинное слово " * 11 + "конец!"),
        ("слово " * 26 + "слово!", "слово " * 25 + "слово…"),
        ("две\n строки", "две строки"),
    ],
)
def test_a_note_is_one_line_of_at_most_160_letters(note: str, shown: str) -> None:
    text = sheet_of(replace(BAKERY, deals=(deal(note=note, closed=None),))).objections[0].text
    assert text == f"С этим клиентом сделка сорвалась: «{shown}»."


@pytest.mark.parametrize(
    ("sources", "silent"),
    [
        ((), None),
        (("fns",), "Не ответили источники: fns."),
        (("fns", "eis"), "Не ответили источники: fns, eis."),
    ],
)
def test_who_did_not_answer_is_told(sources: tuple[str, ...], silent: str | None) -> None:
    assert sheet_of(replace(BAKERY, silent_sources=sources)).silent == silent


@pytest.mark.parametrize(
    ("source", "lang", "label", "text"),
    [
        ("site_form", "ru", "Откуда пришли", "форма на сайте"),
        ("referral", "ru", "Откуда пришли", "рекомендация"),
        ("referral", "en", "Where they came from", "referral"),
        # What the words do not hold is told as it came.
        ("teleport", "ru", "Откуда пришли", "teleport"),
    ],
)
def test_where_the_lead_came_from_is_told_in_words(source: str, lang: str, label: str, text: str) -> None:
    record = replace(BAKERY, lead=replace(BAKERY.lead, source=source))
    assert {one.label: one.text for one in sheet_of(record, lang).who}[label] == text


@pytest.mark.parametrize(
    ("name", "title"),
    [("  АО\n«Колос» ", "АО «Колос»"), ("", "компания не названа"), (None, "компания не названа")],
)
def test_the_title_names_the_company_on_one_line(name: str | None, title: str) -> None:
    record = replace(BAKERY, lead=replace(BAKERY.lead, company=name))
    assert sheet_of(record).title == f"К звонку: {title}"
