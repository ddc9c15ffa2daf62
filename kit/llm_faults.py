"""Why a language model did not give a usable answer; each reason is a value that is stored and shown."""

from enum import StrEnum

from kit.errors import ModelDown


class ModelFault(StrEnum):
    """What went wrong with one call, or why no call was made."""

    UNREACHABLE = "unreachable"
    UNTRUSTED = "untrusted"
    TIMED_OUT = "timed_out"
    BUSY = "busy"
    SERVER_FAILED = "server_failed"
    REFUSED_REQUEST = "refused_request"
    NOT_AN_ANSWER = "not_an_answer"
    TOO_LARGE = "too_large"
    NO_CHOICES = "no_choices"
    EMPTY = "empty"
    REFUSAL = "refusal"
    TRUNCATED = "truncated"
    FILTERED = "filtered"
    TOOL_CALL = "tool_call"
    NOT_JSON = "not_json"
    WRONG_SHAPE = "wrong_shape"
    LEAK = "leak"
    RESTING = "resting"
    NO_MONEY = "no_money"
    UNCOUNTED = "uncounted"


# Asked again, these may pass; all others would cost the same again.
RETRYABLE = frozenset(
    {ModelFault.UNREACHABLE, ModelFault.TIMED_OUT, ModelFault.BUSY, ModelFault.SERVER_FAILED}
)
# These tell of the service; the rest tell of one lead or of us, and must not close the door for others.
OF_THE_SERVICE = RETRYABLE | {ModelFault.UNTRUSTED, ModelFault.NOT_AN_ANSWER, ModelFault.REFUSED_REQUEST}


class ModelFailed(ModelDown):
    """The language model gave no usable answer."""

    code = "model_failed"
    ru = "Языковая модель не дала пригодного ответа."

    def __init__(
        self, fault: ModelFault, detail: str | None = None, *, retry_after_s: float | None = None
    ) -> None:
        super().__init__(f"The language model gave no usable answer: {detail or fault.value}")
        self.fault = fault
        self.retry_after_s = retry_after_s
        # What was said, where that can be kept: for people who look into it.
        self.answer: str | None = None
