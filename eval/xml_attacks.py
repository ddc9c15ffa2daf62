"""Hostile XML: refused, or read as plain data when it is nothing else; no file, no socket, little memory."""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

from eval.corpus import read_payload
from eval.outcomes import LARGEST_GROWTH_MIB, Attempt
from eval.watch import Watched, listen_for_strays
from qualifier.sources.xml_reader import XmlRefused, read_xml

_LONGEST_S = 1.0
# What makes a document more than data: a reader that let one through would have read it.
_ASIDE = re.compile(rb"<!--.*?-->|<!\[CDATA\[.*?\]\]>", re.S)
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY", b"<!ELEMENT", b"<!ATTLIST", b"<!NOTATION")


def attack_xml(rows: Sequence[Mapping[str, Any]]) -> list[Attempt]:
    """Read every document under watch."""
    return [_try_document(row) for row in rows]


def _try_document(row: Mapping[str, Any]) -> Attempt:
    payload = read_payload(row)
    with listen_for_strays(frozenset()) as watched:
        got, root = _read(payload)
    return _judge(row, payload, got, root, watched)


def _read(payload: bytes) -> tuple[str, Element | None]:
    try:
        return "read", read_xml(payload)
    except XmlRefused:
        return "refused", None
    # The outer loop: a document that crashes the reader is a row.
    except Exception as error:  # noqa: BLE001
        return f"crashed: {type(error).__name__}", None


def _judge(
    row: Mapping[str, Any], payload: bytes, got: str, root: Element | None, watched: Watched
) -> Attempt:
    is_hostile = bool(row.get("hostile", True))
    declares = any(mark in _ASIDE.sub(b"", payload).upper() for mark in _DECLARATIONS)
    checks = {
        "crashed": got.startswith("crashed"),
        "a declaration was read": got == "read" and declares,
        "a harmless document was refused": got != "read" and not is_hostile,
        "holds text that was not in it": root is not None and not _is_verbatim(root, payload),
        "opened a socket": bool(watched.strays),
        "took too long": watched.seconds > _LONGEST_S,
        "took too much memory": watched.grown_mib > LARGEST_GROWTH_MIB,
    }
    return Attempt(
        id=str(row["id"]),
        group="hostile" if is_hostile else "harmless",
        expect="block" if is_hostile else "allow",
        got=got,
        faults=tuple(name for name, happened in checks.items() if happened),
        sockets=len(watched.strays),
        seconds=watched.seconds,
        grown_mib=watched.grown_mib,
        read_bytes=len(payload) if root is not None else 0,
    )


def _is_verbatim(root: Element, payload: bytes) -> bool:
    """An entity or an included file would show as text longer than the document itself."""
    return sum(len(text) for text in root.itertext()) <= len(payload)
