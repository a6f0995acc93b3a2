"""Run one tool over a list of texts in this process and print its answers, speed, start-up and memory as JSON."""

import json
import re
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

# What one writes in ten minutes: the charges everybody thinks of first.
TEN_MINUTES = re.compile(
    r"\b(you|u|ur|you're) (always|never|don't care|just|only)\b|\byour fault\b|\bbecause of you\b"
    r"|\bi feel (like|that) you\b"
    r"|\bwhatever\b|\bselfish\b|\blazy\b|\bidiot\b|\bhow could you\b|\bmust be nice\b|\bif you (really )?loved me\b"
    r"|\bwhy (don't|can't|do|are) you\b|\bhello\?\?|\bi can't believe you\b|\boverreacting\b|\bor else\b",
    re.IGNORECASE,
)


def homeward() -> Callable[[str], bool]:
    from homeward.coach.judge import judge

    return lambda text: judge(text).label == "problem"


def vader() -> Callable[[str], bool]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    analyser = SentimentIntensityAnalyzer()
    return lambda text: analyser.polarity_scores(text)["compound"] < 0


def textblob() -> Callable[[str], bool]:
    from textblob import TextBlob

    return lambda text: TextBlob(text).sentiment.polarity < 0


def profanity() -> Callable[[str], bool]:
    from profanity_check import predict

    return lambda text: bool(predict([text])[0])


def proselint() -> Callable[[str], bool]:
    from proselint.checks import __register__
    from proselint.registry import CheckRegistry
    from proselint.tools import LintFile

    registry = CheckRegistry()
    registry.register_many(__register__)
    return lambda text: bool(LintFile(content=text, source="draft").lint())


def harper() -> Callable[[str], bool]:
    from harper import Linter

    linter = Linter()
    return lambda text: bool(linter.lint(text))


TOOLS: dict[str, Callable[[], Callable[[str], bool]]] = {
    "homeward": homeward,
    "regular expression": lambda: lambda text: bool(TEN_MINUTES.search(text)),
    "vader": vader,
    "textblob": textblob,
    "profanity": profanity,
    "proselint": proselint,
    "harper": harper,
    "always ok": lambda: lambda text: False,
    "always problem": lambda: lambda text: True,
}


def main() -> None:
    texts = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    begun = time.process_time()
    answer = TOOLS[sys.argv[1]]()
    answer("You never talk to me anymore.")
    ready = time.process_time()
    said = [answer(text) for text in texts]
    spent = max(1e-6, time.process_time() - ready)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"said": said, "per_second": len(texts) / spent, "start": ready - begun, "memory": memory}))


if __name__ == "__main__":
    main()
