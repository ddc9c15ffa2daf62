"""Sample edits for the documentation page; people and reasons are invented."""

from typing import Any

REVISIONS: dict[str, dict[str, Any]] = {
    "drop": {
        "summary": "Снять канал и закрепить строку",
        "value": {
            "author": "Анна Иванова",
            "base_version": 1,
            "edits": [
                {"kind": "drop", "target": "dooh", "reason": "клиент против экранов"},
                {"kind": "lock", "target": "push", "reason": "объём уже обещан"},
            ],
        },
    },
    "price": {
        "summary": "Another price, and other days",
        "value": {
            "author": "Ann Ivanova",
            "base_version": 1,
            "edits": [
                {"kind": "price", "target": "push", "price_rub": "0.95", "reason": "framework agreement"},
                {"kind": "dates", "start": "2027-03-01", "end": "2027-03-28", "reason": "the launch moved"},
            ],
        },
    },
}
APPROVALS: dict[str, dict[str, Any]] = {
    "approve": {
        "summary": "Утвердить версию",
        "value": {"who": "Пётр Сидоров, коммерческий директор", "note": "согласовано с клиентом"},
    }
}
