import json
from pathlib import Path

import pytest

from eval.brief_readers import READERS, open_reader
from eval.briefs import BriefCase
from eval.careless_texts import POISONS, CarelessWire
from eval.llm_models import make_model
from eval.plausible_texts import speak_text, tell_brief, word_letter
from eval.text_trials import (
    describe_texts,
    find_poison,
    make_text_model,
    run_letters,
    run_offers,
)
from kit.errors import BadInput
from qualifier.outreach.drafting import Draftsman
from qualifier.outreach.letter import write_letter, write_text
from qualifier.outreach.letter_draft import draft_letter
from qualifier.profile import load_profile
from tests.qualifier.outreach.outreach_leads import AS_OF, BAKERY, CLINIC, house, judged

DATA = Path(__file__).parents[2] / "eval" / "data"


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("few")
    for name, count in (("leads.jsonl", 6), ("briefs.jsonl", 1)):
        lines = (DATA / name).read_text("utf-8").splitlines()[:count]
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    return folder / "leads.jsonl", folder / "briefs.jsonl"


def test_nothing_of_a_careless_model_leaves_the_house(few: tuple[Path, Path]) -> None:
    model = make_text_model("careless", load_profile())
    letters = run_letters([few[0]], model, load_profile())
    offers = run_offers(few[1], model, most=1)
    for report in (letters, offers):
        assert report["asked"] > 0
        assert report["sentences_dropped"] > 0
        assert (report["sections_used"], report["poison_kept"]) == (0, [])
    assert dict(describe_texts(letters))["poison_kept"] == "0"
    assert any(name.startswith("dropped_by_kind: ") for name, _ in describe_texts(letters))


def test_a_plausible_models_words_are_used(few: tuple[Path, Path]) -> None:
    letters = run_letters([few[0]], make_text_model("plausible", load_profile()), load_profile())
    assert letters["sections_used"] > letters["sentences_dropped"]


def test_a_model_that_is_not_there_is_told() -> None:
    with pytest.raises(BadInput, match="nobody"):
        make_text_model("nobody", load_profile())


def test_poison_is_found_wherever_it_stands() -> None:
    _, sentence = POISONS["ru"][0]
    assert list(find_poison([f"Здравствуйте!\n{sentence}\nДо связи."])) == [sentence]
    assert list(find_poison(["Здравствуйте! До связи."])) == []


@pytest.mark.parametrize("record", [BAKERY, CLINIC])
def test_the_careless_model_poisons_every_section_and_tells_which(record: object) -> None:
    wire = CarelessWire()
    result = judged(record)  # type: ignore[arg-type]
    letter = draft_letter(
        write_letter(result, house()), result, house(), Draftsman(make_model(wire, "careless"))
    )
    assert letter.drafted is not None
    assert len(wire.told) == 1 + len(letter.questions)
    assert letter.drafted.sections == ()
    assert not any(sentence in write_text(letter) for _, sentence in wire.told)


def test_the_plausible_model_tells_each_kind_of_text_apart() -> None:
    assert speak_text("You read letters, calls and notes", "<<<DATA\n[]\nDATA>>>") is None
    brief = 'x\n<<<DATA\n"Бюджет 900 тысяч без НДС"\nDATA>>>'
    told = json.loads(speak_text("You read a client's advertising brief. Today is 2026-11-25.", brief) or "")
    assert [row["field"] for row in told["fields"]] == ["budget"]


def test_the_plausible_model_quotes_what_it_reads() -> None:
    text = "Рекламодатель: «Колос». Регионы: Тверь. Бюджет 900 тысяч. Без радио."
    rows = {row["field"]: row for row in tell_brief("Today is 2026-11-25", text)["fields"]}
    assert {"advertiser", "regions", "budget", "channels_excluded"} <= set(rows)
    assert all(quote in text for row in rows.values() for quote in row["quotes"])


@pytest.mark.parametrize(("lang", "word"), [("Russian", "Учли"), ("English", "Noted")])
def test_the_plausible_letter_speaks_the_language_asked_for(lang: str, word: str) -> None:
    told = word_letter(
        f"Language of the letter: {lang}.", {"facts": {"template": "…", "budget": "5"}, "questions": []}
    )
    assert word in told["opening"]


@pytest.mark.parametrize("name", READERS[:2])
def test_briefs_are_read_by_rules_alone_or_with_a_model(name: str) -> None:
    case = BriefCase(id="x", as_of=AS_OF, text="Бюджет 900 тысяч без НДС. Регионы: Тверь.", gold={})
    with open_reader(name) as reader:
        assert reader.read(case).regions == ("Тверь",)
        told = reader.describe()
    assert bool(told) is (name == "plausible")
    if told:
        assert told["model"]["asked"] == 1
        assert told["model"]["fields_borne_out"] >= 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Продажи вырастут втрое.", 1),
        # A sentence without its full stop, or broken over lines, is the same claim.
        ("Продажи вырастут втрое — и это всё.", 1),
        ("Продажи\n  вырастут\u00a0втрое.", 1),
        ("Sales will triple.\nПродажи вырастут втрое.", 2),
        ("Продажи вырастут.", 0),
        ("", 0),
    ],
)
def test_poison_is_counted_by_sentence(text: str, count: int) -> None:
    assert len(list(find_poison([text]))) == count


def test_poison_is_told_of_each_text_apart() -> None:
    text = "Sales will triple."
    assert list(find_poison([text, "clean", text])) == [text, text]


@pytest.mark.parametrize(
    ("report", "rows"),
    [
        ({}, []),
        ({"n": 3, "texts": "letters"}, [("n", "3"), ("texts", "letters")]),
        ({"poison_kept": []}, [("poison_kept", "0")]),
        ({"poison_kept": ["a", "b"]}, [("poison_kept", "2")]),
        ({"faults": {}}, []),
        ({"faults": {"busy": 2, "leak": 1}}, [("faults: busy", "2"), ("faults: leak", "1")]),
    ],
)
def test_figures_are_told_one_a_row(report: dict[str, object], rows: list[tuple[str, str]]) -> None:
    assert list(describe_texts(report)) == rows


def test_broken_lines_and_leads_that_nobody_writes_to_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "leads.jsonl"
    path.write_text('{"id": "x"\nnot json\n', encoding="utf-8")
    report = run_letters([path], make_text_model("plausible", load_profile()), load_profile())
    assert (report["n"], report["asked"], report["sections_used"], report["poison_kept"]) == (0, 0, 0, [])


def test_no_more_offers_are_worded_than_wished(few: tuple[Path, Path]) -> None:
    report = run_offers(few[1], make_text_model("careless", load_profile()), most=0)
    assert (report["texts"], report["n"], report["dropped_by_kind"]) == ("offers", 0, {})
