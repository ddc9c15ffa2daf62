import json
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from kit.llm_faults import ModelFault
from planner.brief import Channel
from planner.media_plan import MediaPlan
from planner.offer.document import Grid, Paragraph
from planner.offer.markdown import draw_markdown
from planner.offer.offer import build_offer
from planner.offer.prose_draft import (
    MOST_LETTERS,
    draft_prose,
    list_offer_facts,
    make_offer_task,
    name_sections,
    open_desk,
)
from planner.plan_json import read_plan, write_plan
from planner.prose import OfferProse
from qualifier.masking.mask import Mask
from qualifier.outreach.drafting import Draftsman
from tests.planner.offer.offered import desk_of, find_section, plan_of, unready_plans
from tests.qualifier.outreach.outreach_leads import Scripted

SAMPLE = "brief_pharmacy_ru.txt"


@cache
def plan() -> MediaPlan:
    return plan_of(SAMPLE)


def channels() -> tuple[Channel, ...]:
    return tuple(dict.fromkeys(line.channel for line in plan().lines))


GOOD = {
    "understanding": "Сеть хочет увеличить визиты в аптеки. Реклама напомнит о сети тем, кто рядом.",
    "idea": "Каналы дополняют друг друга. Одни напоминают о сети, другие зовут зайти рядом с домом.",
}


def answer(**changes: Any) -> dict[str, Any]:
    roles = [
        {"channel": one.value, "text": "Напоминает о сети тем, кто живёт и работает рядом с ней"}
        for one in channels()
    ]
    return {**GOOD, "roles": roles, **changes}


def drafted(content: dict[str, Any] | ModelFault) -> tuple[MediaPlan, OfferProse]:
    result = draft_prose(plan(), Draftsman(Scripted(content)), lang="ru")
    assert result.prose is not None
    return result, result.prose


def test_true_sections_are_used_and_stand_in_the_offer() -> None:
    result, prose = drafted(answer())
    assert (prose.understanding, prose.idea) == (GOOD["understanding"], GOOD["idea"])
    assert set(prose.roles) == set(channels())
    offer = build_offer(result, lang="ru")
    assert find_section(offer, "Задача").blocks[0] == Paragraph(text=GOOD["understanding"])
    section = find_section(offer, "Идея")
    assert section.blocks[0] == Paragraph(text=GOOD["idea"])
    grid = next(block for block in section.blocks if isinstance(block, Grid))
    assert all(row[1].startswith("Напоминает о сети") for row in grid.rows)
    assert GOOD["idea"][:40] in draw_markdown(offer)


def test_the_offer_says_nothing_of_a_model() -> None:
    page = draw_markdown(build_offer(drafted(answer())[0], lang="ru")).lower()
    assert not any(word in page for word in ("модель m-1", "m-1", "нейросет", "draft_offer", "llm"))


BAD = [
    ("Охват составит 8 765 431 человек во всех аптеках сети.", "number"),
    ("Реклама приведёт двести тысяч новых покупателей в сеть.", "number"),
    ("Визиты вырастут вдвое уже в первые недели кампании.", "number"),
    ("Кампания начнётся 5 августа 2031 года и поддержит сеть.", "day"),
    ("Отдельно расскажем о сети покупателям в Магадане.", "place"),
    ("Поможем и анадырским покупателям найти аптеку рядом.", "place"),
    ("К проекту подключится площадка «Глобус-Медиа» с экранами.", "name"),
    ("Мы гарантируем рост визитов в аптеки этой сети.", "promise"),
    ("Это лучшие площадки для напоминания о сети аптек.", "promise"),
    ("Работаем лучше, чем у конкурентов, и рядом с домом.", "promise"),
    ("Только сегодня даём скидку на размещение для сети.", "promise"),
    ("Этот текст подготовила нейросеть для вашей сети.", "promise"),
    ("Подробности на https://promo.example/plan для сети.", "markup"),
    ("**Важно:** сеть напомнит о себе всем, кто рядом.", "markup"),
    ("Звоните менеджеру по номеру +7 912 345-67-89 в будни.", "personal_data"),
    ("We remind people of the chain and invite them nearby.", "language"),
    ("Хотите увидеть рост визитов в аптеки вашей сети?", "question"),
    ("Коротко.", "length"),
    ("Сеть напомнит о себе. " * 40, "length"),
]


@pytest.mark.parametrize("section", ["understanding", "idea"])
@pytest.mark.parametrize(("text", "kind"), BAD, ids=[f"{kind}-{at}" for at, (_, kind) in enumerate(BAD)])
def test_a_section_with_one_wrong_sentence_is_the_templates(section: str, text: str, kind: str) -> None:
    result, prose = drafted(answer(**{section: text}))
    assert getattr(prose, section) is None
    assert kind in {one.kind for one in prose.drafted.dropped if one.section == section}
    assert section not in prose.drafted.sections
    other = "idea" if section == "understanding" else "understanding"
    assert getattr(prose, other) == GOOD[other]


def test_a_wrong_role_costs_its_channel_alone() -> None:
    content = answer()
    content["roles"][0]["text"] = "Гарантированно приведёт новых покупателей в аптеки этой сети"
    _, prose = drafted(content)
    assert channels()[0] not in prose.roles
    assert set(prose.roles) == set(channels()[1:])


def test_a_role_that_is_missing_or_of_another_channel_is_the_templates() -> None:
    content = answer()
    content["roles"] = [{"channel": "teleport", "text": content["roles"][0]["text"]}]
    result, prose = drafted(content)
    assert prose.roles == {}
    assert build_offer(result, lang="ru")


@pytest.mark.parametrize("fault", list(ModelFault))
def test_without_an_answer_the_offer_is_the_templates(fault: ModelFault) -> None:
    result, prose = drafted(fault)
    assert prose.drafted.fault == fault.value
    assert draw_markdown(build_offer(result, lang="ru")) == draw_markdown(build_offer(plan(), lang="ru"))


def test_an_answer_out_of_shape_is_no_draft() -> None:
    assert drafted({"idea": 5})[1].drafted.fault == "wrong_shape"


def test_prose_of_one_language_is_not_shown_in_another() -> None:
    result, _ = drafted(answer())
    assert draw_markdown(build_offer(result, lang="en")) == draw_markdown(build_offer(plan(), lang="en"))


def test_a_plan_without_lines_asks_no_model() -> None:
    model = Scripted(answer())
    empty = unready_plans()["empty"]
    assert draft_prose(empty, Draftsman(model), lang="ru") is empty
    assert model.asked == []


def test_the_plans_json_tells_what_was_drafted_and_is_read_back() -> None:
    result, prose = drafted(answer(idea="Мы гарантируем рост визитов в аптеки этой сети."))
    content = write_plan(result)
    told = content["prose"]["drafted"]
    assert (told["prompt"], told["dropped_count"]) == ("draft_offer.v1", 1)
    assert told["dropped"][0]["kind"] == "promise"
    assert read_plan(json.dumps(content)).prose == prose


def test_without_a_model_the_plans_bytes_say_nothing_of_one() -> None:
    content = write_plan(plan())
    assert not {"prose", "model_reading"} & set(content)
    assert read_plan(json.dumps(content)) == read_plan(json.dumps(write_plan(read_plan(json.dumps(content)))))


def test_numbers_of_the_prose_prove_no_other_number() -> None:
    # A figure in a model's words must not become a figure of the plan that then allows itself.
    forged = replace(
        plan(), prose=replace(drafted(answer())[1], understanding="Охват 8 765 431 человек в сети.")
    )
    from planner.offer.number_check import NumberNotInPlan  # noqa: PLC0415

    with pytest.raises(NumberNotInPlan):
        build_offer(forged, lang="ru")


def test_the_model_is_shown_the_templates_sentences_and_no_client_letter() -> None:
    model = Scripted(answer())
    draft_prose(plan(), Draftsman(model), lang="ru")
    message = model.asked[0].message
    assert f"at most {MOST_LETTERS} characters" in message.system
    told = json.loads(message.user.partition("<<<DATA\n")[2].partition("\nDATA>>>")[0])
    assert [row["channel"] for row in told["roles"]] == [one.value for one in channels()]
    facts = list_offer_facts(open_desk(plan(), "ru"))
    assert told["facts"]["goal"] == facts["goal"] == desk_of(plan()).goal()


def test_sections_are_named_for_people() -> None:
    _, prose = drafted(answer())
    named = name_sections(prose)
    assert named.startswith("задача и показатели, идея и роль каналов, ")


@pytest.mark.parametrize(
    ("text", "is_used"),
    [
        ("Сеть напомнит о себе тем, кто рядом, ок.", True),
        ("Сеть напомнит о себе тем, кто рядом, о.", False),
        ("Сеть напомнит. " + "н" * (MOST_LETTERS - 15), True),
        ("Сеть напомнит. " + "н" * (MOST_LETTERS - 14), False),
        ("Сеть рядом с домом. " * 5, True),
        ("Сеть рядом с домом. " * 6, False),
    ],
    ids=["40", "39", "600", "601", "5 sentences", "6 sentences"],
)
def test_a_section_is_neither_a_scrap_nor_a_page(text: str, is_used: bool) -> None:
    _, prose = drafted(answer(idea=text))
    assert (prose.idea is not None) is is_used
    assert ("idea" in prose.drafted.sections) is is_used
    assert {one.kind for one in prose.drafted.dropped} == (set() if is_used else {"length"})


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "Напоминает о сети тем, кто живёт и работает рядом",
            "Напоминает о сети тем, кто живёт и работает рядом",
        ),
        # A cell of a table ends without a full stop.
        (
            "Напоминает о сети тем, кто живёт и работает рядом.",
            "Напоминает о сети тем, кто живёт и работает рядом",
        ),
        (
            "Напоминает о сети тем, кто  живёт\nи работает рядом",
            "Напоминает о сети тем, кто живёт и работает рядом",
        ),
        ("Напоминает о сети. Зовёт тех, кто живёт рядом", None),
        ("н" * 160, "н" * 160),
        ("н" * 161, None),
        ("н" * 39, None),
        ("Напоминает о сети тем, кто живёт и работает рядом?", None),
    ],
)
def test_a_role_is_one_sentence_that_fits_its_cell(text: str, kept: str | None) -> None:
    content = answer()
    content["roles"][0]["text"] = text
    _, prose = drafted(content)
    assert prose.roles.get(channels()[0]) == kept
    assert (f"role:{channels()[0].value}" in prose.drafted.sections) is (kept is not None)


def test_a_channel_told_twice_is_worded_by_the_last() -> None:
    content = answer()
    last = "Зовёт зайти тех, кто живёт и работает рядом с сетью"
    content["roles"].append({"channel": channels()[0].value, "text": last})
    assert drafted(content)[1].roles[channels()[0]] == last


def test_a_channel_that_was_not_bought_is_not_worded() -> None:
    strange = next(one for one in Channel if one not in channels())
    content = answer()
    content["roles"].append({**content["roles"][0], "channel": strange.value})
    assert strange not in drafted(content)[1].roles


@pytest.mark.parametrize(
    ("sections", "lang", "names"),
    [
        ((), "ru", ""),
        (("understanding",), "ru", "задача и показатели"),
        (("idea",), "ru", "идея и роль каналов"),
        (("role:sms", "idea"), "ru", "SMS, идея и роль каналов"),
        (("role:sms",), "en", "SMS"),
    ],
)
def test_each_section_has_a_name_of_its_language(sections: tuple[str, ...], lang: str, names: str) -> None:
    log = replace(drafted(answer())[1].drafted, sections=sections)
    assert name_sections(OfferProse(lang=lang, drafted=log)) == names


@pytest.mark.parametrize(("lang", "language"), [("ru", "Russian"), ("en", "English")])
def test_a_model_is_told_the_language_and_what_is_bought(lang: str, language: str) -> None:
    task = make_offer_task(open_desk(plan(), lang), Mask())
    assert task.values["language"] == language
    assert (task.values["most_letters"], task.values["most_role_letters"]) == ("600", "160")
    assert task.values["as_of"] == plan().as_of.isoformat()
    assert task.lead_key.startswith("plan:")
    assert len(task.lead_key) <= 100


def test_a_desk_is_laid_without_an_earlier_models_words() -> None:
    result, _ = drafted(answer())
    assert result.prose is not None
    assert open_desk(result, "ru").plan == plan()
