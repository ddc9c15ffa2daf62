from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualifier.reading.letters import Line, SegmentKind, read_letter
from qualifier.reading.markup import blank_markup

B, Q, F, H, S, N = (
    SegmentKind.BODY,
    SegmentKind.QUOTED,
    SegmentKind.FORWARDED,
    SegmentKind.HEADER,
    SegmentKind.SIGNATURE,
    SegmentKind.DISCLAIMER,
)


def read(text: str) -> tuple[Line, ...]:
    return read_letter(text, blank_markup(text))


def kinds(text: str) -> list[SegmentKind]:
    return [line.kind for line in read(text) if text[line.start : line.end].strip()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Привет\nНужен охват", [B, B]),
        ("Привет\n> Какой бюджет?", [B, Q]),
        ("> От: Игорь\n> Дам 500\nОк", [H, Q, B]),
        ("From: Kate\nTo: Ann\n\nFind an ad house.", [H, H, F]),
        ("---------- Forwarded message ---------\nFrom: Kate\n\nFind.", [H, H, F]),
        ("-----Исходное сообщение-----\nОт: Катя\n\nНайди.", [H, H, F]),
        ("On Mon, 2 Mar 2026, Kate wrote:\n> Find.", [H, Q]),
        ("02.03.2026 10:15, Катя пишет:\n> Найди.", [H, Q]),
        ("Кому: отделу рекламы\nТема: смс\n\nНужны смс.", [H, H, B]),
        # fields of a brief are no header
        ("Кому: мамам 25-45", [B]),
        ("От: 300 тысяч\nДо: 500 тысяч", [B, B]),
        ("Subject to approval: 300k", [B]),
        # signatures and what follows them
        ("Ждём.\nС уважением,\nАнна\nмаркетолог", [B, S, S, S]),
        ("Waiting.\nCheers\nTom", [B, S, S]),
        ("Ждём.\n--\nАнна", [B, S, S]),
        ("Ждём.\nХорошего дня! Анна", [B, S]),
        ("Ждём.\nС уважением. Анна, директор по рекламе", [B, S]),
        ("Ждём.\nBest regards. Ann Holt, CMO", [B, S]),
        # a wish that opens a letter ends nothing
        ("Хорошего дня! Нужна реклама в мае.", [B]),
        ("Всего доброго. Бюджет пришлю завтра.\nАнна", [B, B]),
        ("Cheers! We need ads in May.", [B]),
        ("С уважением,\nАнна\nP.S. Старт в мае", [S, S, B]),
        ("С уважением,\nАнна\n> Какой бюджет?", [S, S, Q]),
        ("С уважением,\n" + "Ещё раз про сроки и деньги: " * 5, [S, B]),
        # notices
        ("Ждём.\nThis e-mail is intended solely for the addressee.", [B, N]),
        ("Ждём.\nНастоящее сообщение содержит коммерческую тайну.", [B, N]),
        ("Ждём.\nОтправлено с iPhone", [B, N]),
        ("Данное письмо не является офертой.\nУдалите его.\n\nАнна", [N, N, S]),
        ("Письмо придёт завтра", [B]),
    ],
)
def test_each_line_is_a_part_of_the_letter(text: str, expected: list[SegmentKind]) -> None:
    assert kinds(text) == expected


def test_lines_cover_the_text() -> None:
    text = "Привет\n\n> От: Игорь\n> Дам 500\nС уважением,\nАнна"
    lines = read(text)

    assert "".join(text[line.start : line.end] for line in lines) == text


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Дата: 6 августа 2026, 18:41", date(2026, 8, 6)),
        ("Date: Fri, 16 Jan 2026 18:47", date(2026, 1, 16)),
        ("Sent: Wednesday, 16 September 2026", date(2026, 9, 16)),
        ("Дата: 05.06.2026 18:12", date(2026, 6, 5)),
        ("Date: 2026-03-02", date(2026, 3, 2)),
        ("Дата: чт, 3 дек. 2026 г., 11:20", date(2026, 12, 3)),
        ("Дата: 31.02.2026", None),
        ("Дата: вчера", None),
    ],
)
def test_a_quoted_letter_keeps_its_date(stamp: str, day: date | None) -> None:
    last = read(f"> От: Игорь\n> {stamp}\n> Дам 500")[-1]

    assert (last.person, last.written_on) == ("Игорь", day)


def test_depth_counts_marks_and_quotation_elements() -> None:
    assert [line.depth for line in read("а\n> б\n>> в\n> > г")] == [0, 1, 2, 2]
    assert [line.depth for line in read("<blockquote>а<br>б</blockquote>в") if line.end - line.start > 2][
        0
    ] == 1


def test_the_writer_of_own_words_is_nobody_quoted() -> None:
    assert read("> От: Игорь\n> Дам 500\nОк")[-1].person is None


def test_a_text_of_more_lines_than_any_letter_is_still_covered() -> None:
    text = "> да\n" * 9_000 + "Нужна реклама"
    lines = read(text)
    assert len(lines) <= 4_001
    assert (lines[0].start, lines[-1].end) == (0, len(text))
    assert all(one.end == other.start for one, other in zip(lines, lines[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Здравствуйте!\nНужны смс.\n\n--\nИван Петров\nООО Ромашка", [B, B, S, S, S]),
        ("Hi,\nwe need ads.\n\nKind regards,\nTom Reed\nCMO", [B, B, S, S, S]),
        ("Best,\nTom", [S, S]),
        ("Нужны смс.\n\n> Какой бюджет?\n> Когда старт?\n300 тысяч, май.", [B, Q, Q, B]),
        ("Нужны смс.\nSent from my iPhone", [B, N]),
        ("Ads.\nThis message is confidential and intended only for the recipient.", [B, N]),
        ("Begin forwarded message:\n\nFrom: Kate\nSubject: ads\n\nFind an ad house.", [H, H, H, F]),
        ("От кого: Катя\nКому: Анна\nДата: 01.02.2026\nТема: смс\n\nНайди.", [H, H, H, H, F]),
        (
            "---------- Пересылаемое сообщение ----------\nОт: Катя\n\nНайди.\n\n"
            "---------- Конец пересылаемого сообщения ----------\nНужны смс.",
            [H, H, F, H, B],
        ),
        # a field alone names no sender, and a name alone signs nothing
        ("Date: Monday", [B]),
        ("Регистрация: 5\nНужны смс", [B, B]),
        ("Спасибо, ждём ответа.\nАнна", [B, B]),
        ("", []),
    ],
)
def test_letters_of_several_programs_are_taken_apart(text: str, expected: list[SegmentKind]) -> None:
    assert kinds(text) == expected


def test_who_wrote_a_forwarded_letter_is_kept_until_it_ends() -> None:
    lines = read(
        "Begin forwarded message:\n\nFrom: Kate\nDate: 2026-03-02\n\nFind.\n\nHello, this is for you."
    )
    told = {line.kind: (line.person, line.written_on) for line in lines}
    assert told[F] == ("Kate", date(2026, 3, 2))
    assert (lines[-1].kind, lines[-1].person, lines[-1].written_on) == (B, None, None)


@pytest.mark.parametrize(
    ("name", "month"),
    [("янв", 1), ("февраля", 2), ("мая", 5), ("Jun", 6), ("августа", 8), ("September", 9), ("дек", 12)],
)
def test_a_month_in_a_stamp_is_read_whole_or_short(name: str, month: int) -> None:
    line = read(f"> От: Игорь\n> Дата: 7 {name} 2026\n> Дам 500")[-1]
    assert line.written_on == date(2026, month, 7)


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from(["> да", "От: Катя", "", "--", "Нужны смс", "С уважением,", "Тема: смс"]), max_size=12
    )
)
def test_no_letter_loses_a_sign(parts: list[str]) -> None:
    text = "\n".join(parts)
    lines = read(text)
    assert "".join(text[line.start : line.end] for line in lines) == text
    assert all(line.kind in {Q, H, S} for line in lines if line.depth)
