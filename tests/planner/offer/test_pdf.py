import shutil
import subprocess
import time
from pathlib import Path

import pytest

from planner.offer.offer import build_offer
from planner.offer.offer_json import write_offer
from planner.offer.pdf import TEMPLATE, NotDrawn, draw_pdf
from tests.planner.offer.offered import hostile_plan, offer_of, plan_of

needs_reader = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="reads the PDF with poppler")


def read_pdf(content: bytes, path: Path) -> str:
    path.write_bytes(content)
    done = subprocess.run(["pdftotext", "-layout", str(path), "-"], capture_output=True, check=True)
    return done.stdout.decode()


@needs_reader
def test_every_section_stands_on_the_pages(tmp_path: Path) -> None:
    offer = offer_of("brief_bank_ru.txt")
    text = read_pdf(draw_pdf(offer), tmp_path / "a.pdf")
    assert all(section.title in text for section in offer.sections)
    assert "Показатели брифа в этом бюджете" in text


@needs_reader
def test_markup_of_a_client_is_printed_and_never_run(tmp_path: Path) -> None:
    text = read_pdf(draw_pdf(build_offer(hostile_plan())), tmp_path / "a.pdf")
    joined = "".join(text.replace("\u200b", "").split())
    assert "<script>alert(1)</script>**bold**" in joined
    assert "W" * 150 in joined


def test_the_same_offer_is_the_same_file() -> None:
    offer = offer_of("brief_pharmacy_ru.txt")
    began = time.process_time()
    first = draw_pdf(offer)
    assert time.process_time() - began < 1
    assert first == draw_pdf(offer)
    assert first.startswith(b"%PDF-")


def test_a_broken_template_is_one_of_our_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "offer.typ"
    broken.write_text("#panic(1)", encoding="utf-8")
    monkeypatch.setattr("planner.offer.pdf.TEMPLATE", broken)
    with pytest.raises(NotDrawn):
        draw_pdf(offer_of("brief_pharmacy_ru.txt"))


def test_the_template_reads_nothing_but_its_data() -> None:
    code = "\n".join(line.split("//")[0] for line in TEMPLATE.read_text(encoding="utf-8").splitlines())
    for word in ("eval(", "#import", "read(", "#include", "plugin(", "yaml("):
        assert word not in code
    # The only picture is the logo, drawn anew and given as bytes.
    assert code.count("image(") == code.count('image(bytes(logo), format: "png"') == 1


def test_an_offer_as_json_names_the_kind_of_each_block() -> None:
    content = write_offer(build_offer(plan_of("brief_retailer_en.txt"), lang="en"))
    kinds = {block["kind"] for section in content["sections"] for block in section["blocks"]}
    assert kinds == {"paragraph", "bullets", "table", "chart"}
