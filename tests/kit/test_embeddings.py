import json
import math
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace
from typing import Any

import pytest

from kit.embeddings import (
    EmbeddingPlace,
    OpenAiEmbedder,
    ScriptedEmbedder,
    check_vectors,
    read_embeddings,
    require_texts,
)
from kit.llm_faults import ModelFailed, ModelFault

PLACE = EmbeddingPlace(base_url="http://127.0.0.1:1/v1", model="m-1", api_key="secret", dimension=2)


def test_vectors_come_out_of_length_one() -> None:
    (vector,) = check_vectors([[3.0, 4.0]], count=1, dimension=2)
    assert vector == (0.6, 0.8)


@pytest.mark.parametrize(
    "vectors",
    [
        [],
        [[1.0, 0.0], [1.0, 0.0]],
        [[1.0]],
        [[0.0, 0.0]],
        [[math.nan, 1.0]],
        [[math.inf, 1.0]],
        [["x", 1.0]],
        [[None, 1.0]],
    ],
)
def test_a_vector_that_means_nothing_is_refused(vectors: list[list[float]]) -> None:
    with pytest.raises(ModelFailed) as raised:
        check_vectors(vectors, count=1, dimension=2)
    assert raised.value.fault is ModelFault.WRONG_SHAPE


def test_blank_texts_are_refused_and_a_nul_cuts_nothing() -> None:
    assert require_texts(["a\0b "]) == ["a b"]
    with pytest.raises(ModelFailed):
        require_texts(["a", " \0"])


def answer(*vectors: list[float], model: str | None = "m-1") -> Any:
    data = [SimpleNamespace(index=at, embedding=vector) for at, vector in enumerate(vectors)]
    return SimpleNamespace(model=model, data=data)


def test_an_answer_is_put_in_the_order_asked() -> None:
    shuffled = answer([1.0, 0.0], [0.0, 1.0])
    shuffled.data.reverse()
    assert read_embeddings(shuffled, PLACE, count=2) == ((1.0, 0.0), (0.0, 1.0))


@pytest.mark.parametrize("model", ["m-1", "M-1-2026", "vendor/m-1", None])
def test_a_model_may_be_named_at_more_length(model: str | None) -> None:
    assert read_embeddings(answer([1.0, 0.0], model=model), PLACE, count=1)


@pytest.mark.parametrize(
    ("bad", "fault"),
    [
        (answer([1.0, 0.0], model="other"), ModelFault.WRONG_SHAPE),
        (SimpleNamespace(model="m-1", data=None), ModelFault.NOT_AN_ANSWER),
        (SimpleNamespace(model="m-1", data=[SimpleNamespace()]), ModelFault.NOT_AN_ANSWER),
    ],
)
def test_another_models_vectors_and_other_shapes_are_refused(bad: Any, fault: ModelFault) -> None:
    with pytest.raises(ModelFailed) as raised:
        read_embeddings(bad, PLACE, count=1)
    assert raised.value.fault is fault


def test_a_key_is_never_printed() -> None:
    assert "secret" not in repr(PLACE)


Answer = tuple[int, dict[str, str], Any]


@pytest.fixture
def serve() -> Iterator[Callable[..., tuple[EmbeddingPlace, list[Any]]]]:
    servers: list[ThreadingHTTPServer] = []

    def start(*answers: Answer) -> tuple[EmbeddingPlace, list[Any]]:
        asked: list[Any] = []
        left = list(answers)

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                asked.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
                status, headers, body = left.pop(0) if len(left) > 1 else left[0]
                content = json.dumps(body(asked[-1]) if callable(body) else body).encode()
                self.send_response(status)
                for name, value in {"content-type": "application/json", **headers}.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *_: Any) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        place = EmbeddingPlace(
            base_url=f"http://127.0.0.1:{server.server_port}/v1",
            model="m-1",
            api_key="k",
            dimension=2,
            query_prefix="query: ",
            text_prefix="passage: ",
            timeout_s=20.0,
        )
        return place, asked

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


def embed_lengths(asked: Any) -> Any:
    data = [{"index": at, "object": "embedding", "embedding": [float(len(text)), 1.0]}
            for at, text in enumerate(asked["input"])]  # fmt: skip
    return {"object": "list", "model": "m-1", "data": data, "usage": {"prompt_tokens": 1, "total_tokens": 1}}


@pytest.mark.service
def test_an_endpoint_is_asked_a_few_texts_at_a_time_with_its_words_before(serve: Any) -> None:
    place, asked = serve((200, {}, embed_lengths))
    embedder = OpenAiEmbedder(place)
    vectors = embedder.embed_texts(["а" * length for length in range(1, 21)])
    assert len(vectors) == 20
    assert [len(one["input"]) for one in asked] == [16, 4]
    assert asked[0]["input"][0] == "passage: а"
    assert asked[0]["encoding_format"] == "float"
    # Longer texts point further along the first axis.
    assert [vector[0] for vector in vectors] == sorted(vector[0] for vector in vectors)
    embedder.embed_query("что")
    assert asked[2]["input"] == ["query: что"]
    assert (embedder.model, embedder.dimension) == ("m-1", 2)
    embedder.close()


@pytest.mark.service
def test_a_busy_endpoint_is_asked_again_and_a_refusal_is_not(serve: Any) -> None:
    place, asked = serve((429, {"retry-after": "0"}, {}), (503, {}, {}), (200, {}, embed_lengths))
    embedder = OpenAiEmbedder(place)
    assert len(embedder.embed_query("что")) == 2
    assert len(asked) == 3
    embedder.close()
    place, asked = serve((401, {}, {"error": {"message": "wrong key k"}}))
    embedder = OpenAiEmbedder(place)
    with pytest.raises(ModelFailed) as raised:
        embedder.embed_query("что")
    assert (raised.value.fault, len(asked)) == (ModelFault.REFUSED_REQUEST, 1)
    assert "wrong key" not in str(raised.value)
    embedder.close()


def test_the_double_puts_texts_with_common_words_near_each_other() -> None:
    embedder = ScriptedEmbedder()
    one, same, other = embedder.embed_texts(["смс тверь", "тверь смс", "баннеры казань"])
    assert sum(a * b for a, b in zip(one, same, strict=True)) > sum(
        a * b for a, b in zip(one, other, strict=True)
    )
    embedder.failure = ModelFailed(ModelFault.BUSY)
    with pytest.raises(ModelFailed):
        embedder.embed_query("смс")
