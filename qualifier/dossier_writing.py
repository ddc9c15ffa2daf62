"""From a dossier to its JSON."""

from datetime import date, datetime
from typing import Any

from qualifier.dossier import Dossier, Entity, KnownFact, Research, ResearchStep, SourceReply


def write_dossier(dossier: Dossier) -> dict[str, Any]:
    """Return a dossier as JSON content; `to_dossier` reads it back equal."""
    return {
        "choice": dossier.choice,
        "chosen": write_entity(dossier.chosen) if dossier.chosen else None,
        "rivals": [write_entity(rival) for rival in dossier.rivals],
        "warnings": list(dossier.warnings),
        "questions": list(dossier.questions),
        "facts": [write_known_fact(fact) for fact in dossier.facts],
        "replies": [_write_reply(reply) for reply in dossier.replies],
        "milliseconds": dossier.milliseconds,
        "is_sandbox": dossier.is_sandbox,
        # Without a model the bytes are as they were before there was one.
        **({"research": _write_research(dossier.research)} if dossier.research else {}),
    }


def write_known_fact(fact: KnownFact) -> dict[str, Any]:
    """Return one fact as JSON content."""
    return {
        "about": fact.about,
        "value": fact.value,
        "unit": fact.unit,
        "source": fact.source,
        "url": fact.url,
        "fetched_at": _iso(fact.fetched_at),
        "as_of": _iso(fact.as_of),
        "licence": fact.licence,
        "confidence": fact.confidence,
        "moved": list(fact.moved),
    }


def write_entity(entity: Entity) -> dict[str, Any]:
    """Return an entity as JSON content."""
    return {
        "name": entity.name,
        "inn": entity.inn,
        "ogrn": entity.ogrn,
        "domain": entity.domain,
        "region": entity.region,
        "sources": list(entity.sources),
        "score": entity.score,
        "reasons": list(entity.reasons),
    }


def _write_reply(reply: SourceReply) -> dict[str, Any]:
    return {
        "source": reply.source,
        "reply": reply.reply.value,
        "facts": reply.facts,
        "milliseconds": reply.milliseconds,
        "is_cached": reply.is_cached,
        "reason": reply.reason,
    }


def _write_research(research: Research) -> dict[str, Any]:
    return {
        "model": research.model,
        "prompt": research.prompt,
        "prompt_fingerprint": research.prompt_fingerprint,
        "end": research.end,
        "fault": research.fault,
        "steps": [_write_step(step) for step in research.steps],
        "cut": research.cut,
        "choice": research.choice,
        "supported_by": list(research.supported_by),
        "is_counted": research.is_counted,
        "before": research.before,
        "after": research.after,
        "milliseconds": research.milliseconds,
        "cost_rub": research.cost_rub,
        "input_tokens": research.input_tokens,
        "output_tokens": research.output_tokens,
        "alarms": list(research.alarms),
    }


def _write_step(step: ResearchStep) -> dict[str, Any]:
    return {
        "tool": step.tool,
        "chosen": list(step.chosen),
        "offered": list(step.offered),
        "result": step.result.value,
        "facts": step.facts,
        "milliseconds": step.milliseconds,
        "reason": step.reason,
    }


def _iso(day: date | datetime | None) -> str | None:
    return None if day is None else day.isoformat()
