"""Sample outcomes for the documentation page; people are invented."""

from typing import Any

OUTCOMES: dict[str, dict[str, Any]] = {
    "accepted": {
        "summary": "Продажи приняли лид (SAL)",
        "value": {"kind": "accepted", "who": "Анна Иванова", "quality": "high"},
    },
    "rejected": {
        "summary": "Returned with a reason, and with what the verdict had wrong",
        "value": {
            "kind": "rejected",
            "who": "Ann Ivanova",
            "reason": "no_budget",
            "quality": "low",
            "note": "the owner froze all spending until spring",
            "corrections": {"budget": "absent"},
        },
    },
    "won": {
        "summary": "Сделка выиграна",
        "value": {"kind": "won", "who": "Пётр Сидоров", "amount_rub": "1250000.00"},
    },
}
