import pytest

from qualifier.reading import postponement, urgency
from qualifier.reading.stem_gate import StemGate, stem_gate, stems, word_starts

GATE = stem_gate("отложил не_сейчас put № а)", r"отложил\w*", r"не сейчас", r"put off", r"№ ?1", r"а\)")


@pytest.mark.parametrize(
    "text", ["мы отложили", "пока не сейчас", "put off again", "это № 1", "хотим: а) рост"]
)
def test_a_key_opens_the_gate(text: str) -> None:
    assert GATE.search(text) is not None


@pytest.mark.parametrize("text", ["", "все в силе", "переотложили", "output office"])
def test_without_a_key_nothing_is_found(text: str) -> None:
    assert GATE.search(text) is None
    assert list(GATE.finditer(text)) == []


def test_word_beginnings_are_cut_to_four_letters() -> None:
    assert word_starts("мы отложили до 2027-го") == {"мы", "отло", "до", "2027", "го"}
    assert stems("отложили мы") == {"отло", "мы"}


GATES = {
    f"{module.__name__}.{name}": gate
    for module in (postponement, urgency)
    for name, gate in vars(module).items()
    if isinstance(gate, StemGate)
}
SAYINGS = (
    "отложили до осени", "отменяем совсем", "на паузе", "скоро начнем", "вот-вот", "как только подпишут",
    "once the board signs", "put on hold", "номер один", "не горит", "просто смотрим", "иначе потеряем сезон",
    "запуск нового тарифа", "все первее", "три задачи", "asap please", "бюджет заморожен", "just looking",
)  # fmt: skip


@pytest.mark.parametrize("name", GATES)
def test_no_gate_hides_what_its_expression_finds(name: str) -> None:
    for text in SAYINGS:
        assert (GATES[name].search(text) is None) is (GATES[name].regex.search(text) is None), text
