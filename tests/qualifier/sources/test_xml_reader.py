import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualifier.sources.xml_reader import LARGEST_BYTES, XmlRefused, read_xml
from tests.attacks import load_attacks, read_payload


def refuses(document: bytes | str) -> bool:
    try:
        read_xml(document)
    except XmlRefused:
        return True
    return False


def test_plain_data_is_read_with_text_and_tails() -> None:
    root = read_xml("<!-- c --><a k='v'>one<b>two</b>three<c/>four</a>")
    assert (root.tag, root.attrib, root.text) == ("a", {"k": "v"}, "one")
    assert [(child.tag, child.text, child.tail) for child in root] == [
        ("b", "two", "three"),
        ("c", None, "four"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "koi8-r", "utf-16"])
def test_a_document_is_read_in_the_encoding_that_it_names(encoding: str) -> None:
    document = f'<?xml version="1.0" encoding="{encoding}"?><a>Ромашка</a>'
    assert read_xml(document.encode(encoding)).text == "Ромашка"


def test_a_decoded_text_is_read_whatever_encoding_it_names() -> None:
    assert read_xml('<?xml version="1.0" encoding="windows-1251"?><a>Ромашка</a>').text == "Ромашка"


@pytest.mark.parametrize(
    "document",
    [
        "",
        "text",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a>&undeclared;</a>",
        "<!DOCTYPE a><a/>",
        '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        '<!DOCTYPE a SYSTEM "http://127.0.0.1/x.dtd"><a/>',
        '<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///etc/passwd">%b;]><a/>',
        '<a xmlns="http://www.w3.org/1999/XSL/Transform"/>',
        '<x:stylesheet xmlns:x="http://www.w3.org/1999/XSL/Transform"/>',
        "<a>\x00</a>",
    ],
)
def test_declarations_programs_and_torn_documents_are_refused(document: str) -> None:
    assert refuses(document)
    assert refuses(document.encode())


@pytest.mark.parametrize("encoding", ["no-such", "utf-7", "shift_jis", "utf-32", "idna", "zlib"])
def test_odd_encodings_are_refused_quietly(encoding: str) -> None:
    assert refuses(f'<?xml version="1.0" encoding="{encoding}"?><a>x</a>'.encode())


def test_depth_width_and_size_have_an_end() -> None:
    assert not refuses("<a>" * 200 + "</a>" * 200)
    assert refuses("<a>" * 201 + "</a>" * 201)
    assert refuses("<a>" + "<b/>" * 50_000 + "</a>")
    assert refuses("<a>" + "x" * LARGEST_BYTES + "</a>")


def test_the_largest_tree_stays_small() -> None:
    document = b"<a>" + b"<b c='d'>e</b>" * 20_000 + b"</a>"
    tracemalloc.start()
    try:
        assert len(read_xml(document)) == 20_000
        assert tracemalloc.get_traced_memory()[1] < 20 * 1024 * 1024
    finally:
        tracemalloc.stop()


@given(st.binary(max_size=300), st.text(max_size=300))
def test_anything_is_read_or_refused(data: bytes, text: str) -> None:
    for document in (data, b"<a>" + data + b"</a>", text, f"<a>{text}</a>"):
        refuses(document)


def test_the_corpus_of_hostile_documents_is_refused_or_plain() -> None:
    for case in load_attacks("xml"):
        payload = read_payload(case)
        assert refuses(payload) or (b"<!DOCTYPE" not in payload and b"<!ENTITY" not in payload), case["id"]
