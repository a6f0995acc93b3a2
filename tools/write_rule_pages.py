"""Write docs/reference/rules/: one page for each rule of the coach, and an index.

Run: python tools/write_rule_pages.py
"""

from pathlib import Path

from homeward.coach.kinds import PROBLEM_KINDS, STRENGTHS
from homeward.coach.registry import load_examples, load_rules
from homeward.coach.rule_page import render

PAGES = Path(__file__).resolve().parent.parent / "docs" / "reference" / "rules"


def pages() -> dict[str, str]:
    """Return the text of every page by file name."""
    examples = load_examples()
    found = {f"{rule.id}.md": render(rule, examples[rule.id]) for rule in load_rules()}
    return found | {"index.md": index()}


def index() -> str:
    """Return the list of all rules by kind."""
    lines = ["# The coach's rules", "", "Written from the rule files by `python tools/write_rule_pages.py`.", ""]
    for kind in (*PROBLEM_KINDS, *STRENGTHS):
        lines += [f"## {kind.replace('_', ' ').capitalize()}", ""]
        lines += [f"- [{rule.title}]({rule.id}.md)" for rule in load_rules() if rule.kind == kind]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def main() -> None:
    PAGES.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in PAGES.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (PAGES / name).write_text(text, encoding="utf-8")
    print(f"{len(wanted)} pages")


if __name__ == "__main__":
    main()
