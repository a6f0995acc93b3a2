"""The rule pages in the docs are what the rules say now, no page more and none less."""

import importlib.util
from pathlib import Path


def test_pages_equal_the_rules(root: Path) -> None:
    spec = importlib.util.spec_from_file_location("write_rule_pages", root / "tools" / "write_rule_pages.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    written = {path.name: path.read_text(encoding="utf-8") for path in tool.PAGES.glob("*.md")}
    assert written == tool.pages(), "run python tools/write_rule_pages.py"
