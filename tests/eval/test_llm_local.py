import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eval.llm_local import Proof, describe, find_case, fits, main, prove, settings_of
from eval.llm_local_install import (
    LocalModelUnavailable,
    explain,
    install,
    is_installed,
    python_of,
    require_compiler,
    run_command,
)
from eval.llm_local_server import LocalServer, count_free_cores, put_together, serve, server_command
from eval.llm_town import LlmTown
from eval.plausible import PlausibleWire
from kit.errors import BadInput
from qualifier.model_answer import answer_schema
from qualifier.profile import load_profile
from qualifier.qualification import Criterion, Level, Opinion
from tests.builders import make_qualification, make_scorecard

PROFILE = load_profile()


def test_an_answer_fits_when_each_criterion_has_a_level() -> None:
    rows = {name: {"level": "unknown"} for name in answer_schema()["properties"]["criteria"]["properties"]}
    assert fits(json.dumps({"criteria": rows}))
    assert not fits(json.dumps({"criteria": {**rows, "more": {"level": "x"}}}))
    assert not fits('{"criteria": {}}')


@pytest.mark.service
def test_our_question_goes_over_the_wire_and_the_verdict_stands_by_rules() -> None:
    with LlmTown({"mode": "speak", "speak": PlausibleWire(PROFILE).speak}) as town:
        proof = prove(town.base_url, find_case("b-012"), PROFILE)
        printed = describe(proof, LocalServer(base_url=town.base_url, pid=0))
    assert proof.is_valid
    assert proof.with_model.verdict.status is proof.by_rules.verdict.status
    for word in ("schema-valid", "kept", "dropped by code", "by rules", "MiB"):
        assert word in printed


@pytest.mark.service
def test_words_that_no_client_wrote_are_dropped_and_move_nothing() -> None:
    row = {
        "level": "confirmed",
        "certainty_pct": 100,
        "reasons": [{"text": "x", "quote": "нигде не сказано"}],
    }
    names = answer_schema()["properties"]["criteria"]["properties"]
    answer = json.dumps({"criteria": dict.fromkeys(names, row)}, ensure_ascii=False)
    with LlmTown({"mode": "ok", "content": answer}) as town:
        proof = prove(town.base_url, find_case("b-012"), PROFILE)
    assert (proof.opinion.quotes_kept, proof.opinion.quotes_dropped) == (0, len(names))
    assert proof.with_model.scorecard.levels() == proof.by_rules.scorecard.levels()


@pytest.mark.service
def test_a_server_that_answers_nothing_usable_is_told() -> None:
    with LlmTown({"mode": "ok", "content": "no"}) as town, pytest.raises(BadInput, match="not_json"):
        prove(town.base_url, find_case("b-012"), PROFILE)


def test_an_unknown_case_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--case", "nobody"]) == 2
    assert "no case 'nobody'" in capsys.readouterr().err


def test_a_model_file_that_is_not_there_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--gguf", str(tmp_path / "no.gguf")]) == 2
    assert "no.gguf: there is no such file" in capsys.readouterr().err


def make_lock(folder: Path) -> Path:
    lock = folder / "some.lock"
    lock.write_text("x==1\n", encoding="ascii")
    return lock


def test_the_environment_is_made_once_and_anew_when_the_lock_changes(tmp_path: Path) -> None:
    commands: list[list[str]] = []

    def run(command) -> tuple[int, str]:
        commands.append([str(part) for part in command])
        (tmp_path / "venv" / "lib" / "python3.11" / "site-packages").mkdir(parents=True, exist_ok=True)
        return 0, ""

    folder, lock, said = tmp_path / "venv", make_lock(tmp_path), []
    assert install(said.append, folder=folder, lock=lock, run=run) == python_of(folder)
    assert install(said.append, folder=folder, lock=lock, run=run) == python_of(folder)
    assert (len(commands), len(said)) == (2, 1)
    assert "--require-hashes" in commands[1]
    borrowed = (folder / "lib" / "python3.11" / "site-packages" / "ours.pth").read_text(encoding="utf-8")
    assert all(line.endswith("site-packages") for line in borrowed.split())
    lock.write_text("x==2\n", encoding="ascii")
    assert not is_installed(folder, lock)


def test_what_cannot_be_built_is_told_with_its_cause_and_leaves_no_stamp(tmp_path: Path) -> None:
    folder, lock = tmp_path / "venv", make_lock(tmp_path)
    with pytest.raises(LocalModelUnavailable, match="no C\\+\\+ compiler"):
        install(lambda _: None, folder=folder, lock=lock, run=lambda _: (1, "No CMAKE_CXX_COMPILER found"))
    assert not is_installed(folder, lock)


def test_where_nothing_compiles_it_is_told_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CXX", raising=False)
    asked: list[str] = []
    with pytest.raises(LocalModelUnavailable, match="no C\\+\\+ compiler") as told:
        require_compiler(lambda name: asked.append(name))
    assert asked == ["c++", "g++", "clang++"]
    assert "apt-get install g++" in told.value.detail
    assert "нет компилятора" in told.value.detail_ru
    require_compiler(lambda name: "/usr/bin/clang++" if name == "clang++" else None)


def test_a_compiler_of_ones_own_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CXX", "my-cxx -m64")
    require_compiler(lambda name: name if name == "my-cxx" else None)


@pytest.mark.parametrize(
    ("printed", "cause"),
    [
        ("OSError: [Errno 28] No space left on device", "the disk is full"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "does not match its hash"),
        ("NewConnectionError: connection refused", "registry cannot be reached"),
        ("ERROR: Failed building wheel for llama-cpp-python", "could not be compiled"),
        ("something else", "see the lines below"),
    ],
)
def test_the_cause_is_named_above_the_last_lines(printed: str, cause: str) -> None:
    error = explain(f"first\n{printed}")
    assert cause in error.detail
    assert printed in error.detail
    assert error.detail_ru.startswith("Локальную модель не удалось установить")


def test_commands_give_their_code_and_words() -> None:
    assert run_command([sys.executable, "-c", "print('x'); raise SystemExit(3)"]) == (3, "x\n")
    assert run_command(["/no/such/program"])[0] == 1


@pytest.mark.service
def test_a_server_runs_while_it_is_needed(tmp_path: Path) -> None:
    code = (
        "import sys, http.server as h\n"
        "class A(h.BaseHTTPRequestHandler):\n"
        "    def do_GET(self): self.send_response(200); self.end_headers()\n"
        "    def log_message(self, *a): pass\n"
        "h.HTTPServer(('127.0.0.1', int(sys.argv[1])), A).serve_forever()\n"
    )
    with serve(lambda port: [sys.executable, "-c", code, str(port)], tmp_path / "log") as server:
        assert server.base_url.startswith("http://127.0.0.1:")
        assert (server.memory_mib() or 1) > 0
        assert "json_object_schema" in settings_of(server)


@pytest.mark.service
def test_a_server_that_dies_is_told_with_its_last_words(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "print('cannot load'); raise SystemExit(1)"]
    with (
        pytest.raises(LocalModelUnavailable, match="cannot load"),
        serve(lambda _: command, tmp_path / "log"),
    ):
        raise AssertionError


def test_the_servers_command_listens_on_loopback_only() -> None:
    command = server_command(Path("py"), Path("m.gguf"), 81)
    assert command[command.index("--host") + 1] == "127.0.0.1"


@pytest.mark.parametrize(
    ("cores", "load", "threads"),
    [(2, 0.0, 2), (2, 0.4, 2), (2, 1.2, 1), (2, 14.0, 1), (8, 3.1, 5), (1, 0.0, 1), (16, 0.2, 16)],
)
def test_threads_are_as_many_as_there_are_free_cores(cores: int, load: float, threads: int) -> None:
    assert count_free_cores(cores, load) == threads


def test_a_model_that_cannot_be_put_together_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(LocalModelUnavailable, match="put together"):
        put_together(Path(sys.executable), tmp_path / "x")
    (tmp_path / "x" / "local-model.gguf").write_bytes(b"x")
    assert put_together(Path(sys.executable), tmp_path / "x").name == "local-model.gguf"


def test_memory_of_no_process_is_unknown() -> None:
    assert LocalServer(base_url="x", pid=2**22 + 1).memory_mib() is None


@pytest.mark.parametrize(
    "answer",
    [
        {},
        {"criteria": {}},
        {"criteria": {"budget": {"level": "unknown"}}},
        {"rows": dict.fromkeys(Criterion, {"level": "unknown"})},
        {"criteria": dict.fromkeys(Criterion, {"certainty_pct": 5})},
        {"criteria": {**dict.fromkeys(Criterion, {"level": "unknown"}), "Budget": {"level": "unknown"}}},
    ],
)
def test_an_answer_that_lacks_a_criterion_or_a_level_does_not_fit(answer) -> None:
    assert not fits(json.dumps(answer))


def make_proof(**changes: Any) -> Proof:
    scorecard = make_scorecard(opinion=make_opinion())
    given: dict[str, Any] = {
        "opinion": make_opinion(),
        "raw": "x" * 321,
        "seconds": 2.0,
        "by_rules": make_qualification(),
        "with_model": make_qualification(scorecard=scorecard),
        "is_valid": True,
    }
    return Proof(**{**given, **changes})


def make_opinion(**changes: Any) -> Opinion:
    opinion = Opinion(model="local", prompt="p", prompt_fingerprint="f", input_tokens=900, output_tokens=51)
    return replace(opinion, **changes)


@pytest.mark.parametrize(
    ("tokens", "seconds", "speed"),
    [(51, 2.0, 25.5), (1, 3.0, 0.3), (0, 2.0, None), (None, 2.0, None), (51, 0.0, None)],
)
def test_speed_is_tokens_of_the_answer_in_a_second(tokens, seconds: float, speed) -> None:
    assert make_proof(opinion=make_opinion(output_tokens=tokens), seconds=seconds).tokens_per_s == speed


def test_the_proof_is_told_in_seven_lines() -> None:
    printed = describe(make_proof(), LocalServer(base_url="x", pid=2**22 + 1)).splitlines()
    assert [line.strip().split("  ")[0] for line in printed] == [
        "over the wire",
        "tokens",
        "time",
        "memory",
        "quotes",
        "levels moved",
        "verdict",
    ]
    assert "a schema-valid answer, 321 letters" in printed[0]
    assert "900 in, 51 out" in printed[1]
    assert "2.0 s, 25.5 tokens of answer a second" in printed[2]
    assert "- MiB" in printed[3]
    assert printed[5].endswith("none")
    assert "nurture by rules, nurture with the model" in printed[6]


def test_an_answer_that_does_not_fit_is_told_loudly() -> None:
    printed = describe(make_proof(is_valid=False), LocalServer(base_url="x", pid=2**22 + 1))
    assert "does NOT fit the schema" in printed


def test_levels_that_the_model_moved_are_named() -> None:
    card = make_scorecard()
    moved = replace(card.scores[0], level=Level.UNKNOWN, points=25, quotes=())
    with_model = make_qualification(scorecard=replace(card, scores=(moved, *card.scores[1:])))
    printed = describe(make_proof(with_model=with_model), LocalServer(base_url="x", pid=2**22 + 1))
    assert f"levels moved       {moved.criterion.value}\n" in printed


def test_a_case_is_found_by_its_name_and_bears_it() -> None:
    assert find_case("b-012").id == "b-012"
    with pytest.raises(BadInput, match="no case 'B-012'"):
        find_case("B-012")


def test_the_settings_that_are_printed_lead_to_the_server() -> None:
    printed = settings_of(LocalServer(base_url="http://127.0.0.1:81/v1", pid=1))
    assert "DEALWRIGHT_MODEL_URL=http://127.0.0.1:81/v1 " in printed
    assert "DEALWRIGHT_MODEL=local " in printed
