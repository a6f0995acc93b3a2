"""The settings page and the code name the same settings with the same words."""

import re
from dataclasses import fields
from pathlib import Path

from homeward.web.house import SETTINGS, House


def test_every_setting_stands_on_its_page_with_its_default_and_sentence(root: Path) -> None:
    text = (root / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)` \| `(.*?)` \| (.*?) \|$", text, re.MULTILINE)
    defaults = {field.name: field.default for field in fields(House)}
    written = {name: {'""': "", "false": False}.get(default, default.strip('"')) for name, default, _ in rows}
    assert {name: sentence for name, _, sentence in rows} == dict(SETTINGS)
    assert written == {name: defaults[name] for name, _ in SETTINGS}
