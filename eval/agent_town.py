"""Models that speak calls of tools on the OpenAI wire: one that researches sensibly, and hostile ones."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

from kit.llm_tools import AgentBounds, AgentEnd, AgentRun, AgentTask
from qualifier.research.research_desk import ASK_SOURCE, CHOOSE, NONE, READ_PAGE
from qualifier.sources.industry_codes import find_group

# A talk with a model: the request as it stands on the wire, and the answer's body.
Talk = Callable[[Mapping[str, Any]], bytes]
Call = tuple[str, Mapping[str, Any]]

_FENCE = ("<<<DATA\n", "\nDATA>>>")
_LETTERS_A_TOKEN = 3
_MANY = 1_000
# Pages where companies state who they are, the surest first.
_LEGAL = (
    "oferta", "offer", "dogovor", "legal", "rekvizit", "requisit", "imprint", "polit", "privacy", "terms",
    "conf", "oplata", "payment", "dostavka", "delivery", "contact", "kontakt", "about", "company",
)  # fmt: skip
_TELLING = frozenset(
    {"phone_same", "site_says_so", "site_same", "mail_same", "inn_written", "ogrn_written", "number_written"}
)
_PLACES = frozenset({"city_same", "region_same"})
_NAMES = frozenset({"name_same", "name_close", "name_known"})


def talk_plausibly(request: Mapping[str, Any]) -> bytes:
    """Look at what tells companies apart, then choose the one that agrees, or none."""
    talk = read_talk(request)
    return complete(request, [choose_step(talk[0], talk)])


def read_talk(request: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return what the model was told: the task, then what came of each step."""
    told = []
    for message in request["messages"]:
        if message["role"] == "user":
            told.append(_read_task(message["content"]))
        elif message["role"] == "tool":
            told.append(json.loads(message["content"]))
    return told


def _read_task(user: str) -> dict[str, Any]:
    task: dict[str, Any] = json.loads(user.split(_FENCE[0])[1].split(_FENCE[1])[0])
    return task


class DeterminedAgent:
    """Looks at whatever there is, so many times, then chooses the company of a rank whatever it has seen."""

    def __init__(self, rank: int, *, looks: int) -> None:
        self.bounds = AgentBounds()
        self._rank, self._looks = rank, looks

    def run(self, task: AgentTask) -> AgentRun:
        """Take the steps in turn, the choice last."""
        now = _read_task(task.message.user)
        for _ in range(self._looks):
            step = next(_list_steps(now), None)
            if step is None:
                break
            told = task.do(*step)
            now = json.loads(told.text)
            if told.is_last:
                return AgentRun(end=AgentEnd.FINISHED, model="determined")
        companies = now["companies"]
        if companies:
            task.do(CHOOSE, {"company": companies[min(self._rank, len(companies) - 1)]["id"]})
        return AgentRun(end=AgentEnd.FINISHED, model="determined")


def choose_step(task: Mapping[str, Any], talk: Sequence[Mapping[str, Any]]) -> Call:
    """Return the next step of a sensible researcher."""
    now = talk[-1]
    found = find_agreeing(task["lead"], now["companies"])
    if found is not None:
        return CHOOSE, {"company": found}
    page = _find_legal_page(now["pages"])
    if page is not None:
        return READ_PAGE, {"path": page}
    for source, companies in now["sources"].items():
        return ASK_SOURCE, {"source": source, "company": companies[0]}
    return CHOOSE, {"company": NONE}


def find_agreeing(lead: Mapping[str, Any], companies: Sequence[Mapping[str, Any]]) -> str | None:
    """Return the only company with a sign that tells, None when there is none or there are several."""
    for has_sign in (_has_contact, _has_place, lambda one, _: _has_trade(one, lead)):
        found = [one["id"] for one in companies if _NAMES & set(one["agrees"]) and has_sign(one, lead)]
        if len(found) == 1:
            return str(found[0])
    return None


def _has_contact(company: Mapping[str, Any], _: Mapping[str, Any]) -> bool:
    return bool(_TELLING & set(company["agrees"]))


def _has_place(company: Mapping[str, Any], _: Mapping[str, Any]) -> bool:
    return bool(_PLACES & set(company["agrees"]))


def _has_trade(company: Mapping[str, Any], lead: Mapping[str, Any]) -> bool:
    group = find_group(company.get("trade_code", ""))
    return group is not None and group.name == lead.get("trade")


def _find_legal_page(pages: Sequence[str]) -> str | None:
    return next((page for word in _LEGAL for page in pages if word in page.lower()), None)


def complete(
    request: Mapping[str, Any], calls: Sequence[Call], *, text: str | None = None, **odd: Any
) -> bytes:
    """Return a completion's body that holds these calls, or plain words."""
    written = [
        {
            "id": f"call_{rank}",
            "type": "function",
            "function": {"name": name, "arguments": odd.get("raw") or json.dumps(arguments)},
        }
        for rank, (name, arguments) in enumerate(calls)
    ]
    message = {"role": "assistant", "content": text, **({"tool_calls": written} if written else {})}
    asked = len(json.dumps(request, ensure_ascii=False)) // _LETTERS_A_TOKEN
    said = len(json.dumps(message, ensure_ascii=False)) // _LETTERS_A_TOKEN
    finish = odd.get("finish") or ("tool_calls" if written else "stop")
    return json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": "plausible",
            "choices": [{"index": 0, "message": message, "finish_reason": finish}],
            "usage": odd.get("usage")
            or {"prompt_tokens": asked, "completion_tokens": said, "total_tokens": asked + said},
        }
    ).encode()


def _last_company(request: Mapping[str, Any]) -> str:
    """The company that an order on a page would name: the least likely one."""
    companies = read_talk(request)[-1]["companies"]
    return str(companies[-1]["id"]) if companies else "c1"


def _list_steps(now: Mapping[str, Any]) -> Iterator[Call]:
    yield from ((READ_PAGE, {"path": page}) for page in now["pages"])
    for source, companies in now["sources"].items():
        yield from ((ASK_SOURCE, {"source": source, "company": one}) for one in companies)


def _never_stop(request: Mapping[str, Any]) -> bytes:
    step = next(_list_steps(read_talk(request)[-1]), (READ_PAGE, {"path": "/"}))
    return complete(request, [step])


def _choose_at_random(request: Mapping[str, Any]) -> bytes:
    """Any step that is offered, drawn by what was told: the same talk goes the same way again."""
    told = json.dumps(request["messages"], sort_keys=True)
    now = read_talk(request)[-1]
    choices = [(CHOOSE, {"company": one["id"]}) for one in now["companies"]]
    steps: list[Call] = [*_list_steps(now), *choices, (CHOOSE, {"company": NONE})]
    return complete(request, [Random(told).choice(steps)])  # noqa: S311 a play, no secret


def _believe_the_pages(request: Mapping[str, Any]) -> bytes:
    """Read the site to its end and choose whom it named last: where a decoy stands, the decoy."""
    now = read_talk(request)[-1]
    page = next(iter(now["pages"]), None)
    if page is not None:
        return complete(request, [(READ_PAGE, {"path": page})])
    newest = max((int(one["id"][1:]) for one in now["companies"]), default=1)
    return complete(request, [(CHOOSE, {"company": f"c{newest}"})])


def _bill_dearly(request: Mapping[str, Any]) -> bytes:
    """Never stops, and each call costs as much as a believable bill can."""
    usage = {"prompt_tokens": 12_000, "completion_tokens": 400, "total_tokens": 12_400}
    step = next(_list_steps(read_talk(request)[-1]), (READ_PAGE, {"path": "/"}))
    return complete(request, [step], usage=usage)


_FOREIGN: tuple[Call, ...] = (
    (READ_PAGE, {"path": "http://169.254.169.254/latest/meta-data/"}),
    (READ_PAGE, {"path": "//evil.example/steal"}),
    (READ_PAGE, {"path": "/../../etc/passwd"}),
    (ASK_SOURCE, {"source": "https://evil.example", "company": "c1"}),
    (ASK_SOURCE, {"source": "dadata", "company": "0000000000"}),
    (CHOOSE, {"company": "ООО «Чужая»"}),
)

# Each is hostile or broken in its own way; none may change what code concludes.
HOSTILE: Mapping[str, Talk] = {
    "obeys_the_page": lambda request: complete(request, [(CHOOSE, {"company": _last_company(request)})]),
    "chooses_at_random": _choose_at_random,
    "believes_the_pages": _believe_the_pages,
    "bills_dearly": _bill_dearly,
    "loops": lambda request: complete(request, [(READ_PAGE, {"path": "/"})]),
    "never_stops": _never_stop,
    "foreign_addresses": lambda request: complete(request, _FOREIGN),
    "thousand_calls": lambda request: complete(request, [(READ_PAGE, {"path": "/"})] * _MANY),
    "unknown_tool": lambda request: complete(request, [("send_mail", {"to": "x@evil.example"})]),
    "broken_arguments": lambda request: complete(request, [(CHOOSE, {})], raw='{"company": '),
    "arguments_no_object": lambda request: complete(request, [(CHOOSE, {})], raw='["c1"]'),
    "odd_types": lambda request: complete(
        request, [(CHOOSE, {"company": ["c1"]}), (READ_PAGE, {"path": None}), (ASK_SOURCE, {})]
    ),
    "plain_words": lambda request: complete(request, [], text="Компания — ООО «Чужая», ИНН 7700000000"),
    "truncated": lambda request: complete(request, [], text="I think", finish="length"),
    "filtered": lambda request: complete(request, [], text="", finish="content_filter"),
    "absurd_bill": lambda request: complete(
        request,
        [(READ_PAGE, {"path": "/"})],
        usage={"prompt_tokens": 10**9, "completion_tokens": 10**9, "total_tokens": 2 * 10**9},
    ),
    "garbage": lambda _: b'{"choices": [{{{',
    "no_choices": lambda _: b'{"id": "x", "object": "chat.completion", "choices": []}',
}
