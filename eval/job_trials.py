"""Trials of the queue before the model: a full queue, an outage, a slow model, a kill."""

import os
from collections import Counter
from typing import Any

from eval.job_service import (
    Service,
    open_folder,
    open_sandbox,
    open_service,
    read_versions,
    send_leads,
)
from eval.llm_town import LlmTown
from eval.metrics.percentiles import percentile
from kit.clock import read_stopwatch

# What the figures must keep to.
DRAINED_S = 150.0
OUTAGE_CALLS = 20
WEBHOOK_S = 0.3
RESUMED_S = 30.0

_DOWN = {"mode": "status", "status": 503}
_SLOW = {"mode": "delay", "seconds": 20, "then": "ok", "content": "{}"}
_MOST_S = 1_800.0


def drain(leads: int = 1_000, *, call_s: float = 2.0, parallel: int = 16) -> dict[str, Any]:
    """Queue leads while nobody asks, then let one worker ask a model that takes so long a call."""
    with open_folder() as folder, open_sandbox(call_s) as url:
        told = {"STATE_DIR": folder, "MODEL_PARALLEL": str(parallel)}
        with open_service(url, MODEL_WORKERS="0", **told) as service:
            sent = send_leads(service, leads)
            queued = service.get("/health")["model"]["unfinished"]
        with open_service(url, **told) as service:
            service.wait_for_worker()
            began = read_stopwatch()
            service.wait_until_drained(_MOST_S)
            drained_s = read_stopwatch() - began
            engines = count_engines(service, sent.lead_ids)
            faults = count_faults(service, sent.lead_ids)
    return {
        "n": leads,
        "queued": queued,
        "drained_s": round(drained_s, 1),
        "ideal_s": round(leads / parallel * call_s, 1),
        "engines": engines,
        "faults": faults,
        **_describe_load(),
        "failed": int(drained_s > DRAINED_S or engines.get("rules+model", 0) != leads),
    }


def outage(leads: int = 100) -> dict[str, Any]:
    """Send leads while the model answers nothing but 503."""
    with LlmTown(_DOWN) as town, open_service(town.base_url) as service:
        service.wait_for_worker()
        sent = send_leads(service, leads)
        service.wait_until_drained(_MOST_S)
        versions = read_versions(service, sent.lead_ids)
    is_saved = [
        len(found) == 2 and found[1]["is_degraded"] and found[1]["verdict"] == found[0]["verdict"]
        for found in versions
    ]
    faults = Counter(found[-1]["scorecard"].get("opinion", {}).get("fault") for found in versions)
    return {
        "n": leads,
        "calls": town.calls,
        "answered_by_rules": sum(is_saved),
        "faults": dict(faults),
        **_describe_load(),
        "failed": int(town.calls > OUTAGE_CALLS or sum(is_saved) != leads),
    }


def latency(leads: int = 100) -> dict[str, Any]:
    """Send leads while each call to the model takes twenty seconds; compare with no model at all."""
    with LlmTown(_SLOW) as town:
        with open_service("", MODEL="") as service:
            send_leads(service, 5, clients=1)
            without = send_leads(service, leads, clients=1)
        with open_service(town.base_url) as service:
            service.wait_for_worker()
            send_leads(service, 5, clients=1)
            beside = send_leads(service, leads, clients=1)
    p99 = percentile(beside.seconds, 0.99)
    return {
        "n": leads,
        "saved": len(beside.lead_ids),
        "webhook_p50_ms": round(1000 * percentile(beside.seconds, 0.5), 1),
        "webhook_p99_ms": round(1000 * p99, 1),
        "without_model_p50_ms": round(1000 * percentile(without.seconds, 0.5), 1),
        "without_model_p99_ms": round(1000 * percentile(without.seconds, 0.99), 1),
        **_describe_load(),
        "failed": int(p99 > WEBHOOK_S or len(beside.lead_ids) != leads),
    }


def kill(leads: int = 40, *, call_s: float = 1.0, parallel: int = 4) -> dict[str, Any]:
    """Kill the whole service in the middle of its questions, start it again, and count verdicts."""
    with open_folder() as folder, open_sandbox(call_s) as url:
        told = {"STATE_DIR": folder, "MODEL_PARALLEL": str(parallel)}
        with open_service(url, **told) as service:
            service.wait_for_worker()
            sent = send_leads(service, leads)
            left = service.get("/health")["model"]["unfinished"]
            service.kill()
        killed_at = read_stopwatch()
        with open_service(url, **told) as service:
            resumed_s = _wait_for_progress(service, left) - killed_at
            service.wait_until_drained(_MOST_S)
            versions = read_versions(service, sent.lead_ids)
    counts = Counter(len(found) for found in versions)
    return {
        "n": leads,
        "unfinished_at_the_kill": left,
        "resumed_s": round(resumed_s, 1),
        "verdicts_a_lead": {str(number): leads for number, leads in sorted(counts.items())},
        **_describe_load(),
        "failed": int(counts != Counter({2: leads}) or resumed_s > RESUMED_S),
    }


def _wait_for_progress(service: Service, left: int) -> float:
    """Return when the first question after the kill was answered."""
    service.wait_for(lambda: service.get("/health")["model"]["unfinished"] < left, _MOST_S)
    return read_stopwatch()


def count_engines(service: Service, lead_ids: list[str]) -> dict[str, int]:
    """Count the engines of the last verdicts."""
    versions = read_versions(service, lead_ids)
    return dict(Counter(found[-1]["scorecard"]["engine"] for found in versions))


def count_faults(service: Service, lead_ids: list[str]) -> dict[str, int]:
    """Count why the model's part of last verdicts is missing."""
    cards = (found[-1]["scorecard"] for found in read_versions(service, lead_ids))
    faults = (str((card.get("opinion") or {}).get("fault")) for card in cards)
    return dict(Counter(fault for fault in faults if fault != "None"))


def _describe_load() -> dict[str, float]:
    """How busy the machine was: seconds of a loaded one say little of a quiet one."""
    return {"load_1m": round(os.getloadavg()[0], 1), "cores": float(os.cpu_count() or 1)}


TRIALS = {"drain": drain, "outage": outage, "latency": latency, "kill": kill}
