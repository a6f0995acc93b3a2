"""The manual page of a rule, written from the rule itself, so that page and rule cannot disagree."""

from homeward.coach.evidence import load_evidence
from homeward.coach.registry import load_examples
from homeward.coach.rule import Examples, Guard, Rule

SEVERITY_WORDS = {0: "a good move", 1: "a nudge", 2: "likely to sting", 3: "will wound"}


def rule_page(rule: Rule) -> str:
    """Return the page of one rule in Markdown: what it notices, why it matters, what to try, when it stays silent."""
    return render(rule, load_examples()[rule.id])


def render(rule: Rule, examples: Examples) -> str:
    """Return the page of ``rule`` with its ``examples``."""
    lines = [
        f"# {rule.title}",
        "",
        f"`{rule.id}` · {rule.kind.replace('_', ' ')} · {SEVERITY_WORDS[rule.severity]}",
        "",
        "## Why it matters",
        "",
        rule.why,
    ]
    if rule.repairs:
        lines += ["", "## What to try", "", *(f"- {name.replace('_', ' ')}" for name in rule.repairs)]
    lines += ["", "## What it notices", ""]
    lines += [f"- {quoted(text, start, end)}" for text, start, end in examples.flag]
    lines += ["", "## What it leaves alone", "", *(f"- {text}" for text in examples.keep)]
    lines += ["", "## How it looks for it", ""]
    lines += [f"- `{pattern.source}`" for pattern in rule.match]
    lines += guard_lines("Only when", rule.when) + guard_lines("Silent when", rule.unless)
    lines += evidence_lines(rule.evidence)
    return "\n".join(lines) + "\n"


def quoted(text: str, start: int, end: int) -> str:
    """Return an example with its marked words in bold."""
    return f"{text[:start]}**{text[start:end]}**{text[end:]}"


def guard_lines(heading: str, guards: tuple[Guard, ...]) -> list[str]:
    """Return the guards as a list, or nothing."""
    return ["", f"{heading}:", "", *(f"- `{guard.source}`" for guard in guards)] if guards else []


def evidence_lines(key: str) -> list[str]:
    """Return the source a rule cites with its limits, or nothing."""
    if not key:
        return []
    source = load_evidence()[key]
    where = f" doi:{source.doi}" if source.doi else ""
    return ["", "## Evidence", "", f"{source.finding} {source.reference}.{where}", "", f"Limits: {source.limits}"]
