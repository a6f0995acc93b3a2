"""Pack the heads of the coach's rule files into data/rules.json.z, so that the coach starts quickly.

Run: python tools/pack_rules.py  (after any change to a rule; a test fails where it was forgotten)
"""

from importlib.resources import files
from pathlib import Path

from homeward.coach.registry import load_heads
from homeward.coach.rule_file import parse_table
from homeward.coach.rule_pack import PACK_FILE, pack


def packed() -> bytes:
    """Return the pack of the rules as they are now."""
    heads = load_heads()
    return pack(heads, {name: parse_table(name, head) for name, head in heads.items()})


def main() -> None:
    path = Path(str(files("homeward.coach").joinpath("data", PACK_FILE)))
    path.write_bytes(packed())
    print(f"{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
