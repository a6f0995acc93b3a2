"""The rule pages in the docs are what the rules say now, no page more and none less."""

import importlib.util
from pathlib import Path
from types import ModuleType

from homeward.coach.registry import load_heads
from homeward.coach.rule_pack import unpack


def load_tool(root: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, root / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    return tool


def test_the_pack_holds_the_rules_as_they_are() -> None:
    assert unpack(load_heads()), "run python tools/pack_rules.py"


def test_a_pack_of_other_rules_is_not_used() -> None:
    assert not unpack({**load_heads(), "blame_new.toml": "kind = 'blame'"})


def test_pages_equal_the_rules(root: Path) -> None:
    tool = load_tool(root, "write_rule_pages")
    written = {path.name: path.read_text(encoding="utf-8") for path in tool.PAGES.glob("*.md")}
    assert written == tool.pages(), "run python tools/write_rule_pages.py"
