"""Write the Windows zone table from CLDR: python tools/windows_zones.py windowsZones.json > …/windows_zones.toml.

The input is ``supplemental/windowsZones.json`` of the package cldr-core. Only the territory 001 (the world) is kept:
a calendar file names no country.
"""

import json
import sys
from pathlib import Path


def main(source: str) -> None:
    supplemental = json.loads(Path(source).read_text(encoding="utf-8"))["supplemental"]
    version = supplemental["version"]["_unicodeVersion"]
    zones = {
        entry["mapZone"]["_other"]: entry["mapZone"]["_type"].split()[0]
        for entry in supplemental["windowsZones"]["mapTimezones"]
        if entry["mapZone"]["_territory"] == "001"
    }
    print("# Windows zone names and their IANA zones, made by tools/windows_zones.py from CLDR")
    print(f"# (windowsZones, Unicode {version}). Copyright Unicode, Inc.; Unicode License v3.")
    print("\n[zones]")
    for name in sorted(zones):
        print(f'"{name}" = "{zones[name]}"')


if __name__ == "__main__":
    main(sys.argv[1])
