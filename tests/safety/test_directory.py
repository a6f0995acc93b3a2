"""The directory of help lines: every field, honest labels, nothing unchecked, a plain word where we have none."""

import re
from datetime import date, timedelta
from importlib.resources import files

import pytest

from homeward.safety import countries, entries
from homeward.safety.directory.line import KINDS, TOO_OLD_DAYS, UNKNOWN, HelpLine, label, read_line
from homeward.safety.directory.listing import directory, read_directory
from homeward.safety.errors import DirectoryError

TODAY = date(2026, 11, 24)
CHECKED = date(2026, 11, 22)
LINES = directory()[1]
ROW = {
    "country": "fi", "kind": "suicide_crisis", "name": "A line", "number": "116 123", "text_or_chat": UNKNOWN,
    "url": UNKNOWN, "hours": UNKNOWN, "cost": UNKNOWN, "on_bill": UNKNOWN, "languages": UNKNOWN, "for_whom": UNKNOWN,
    "mark": "S", "source": ["a page"], "checked_on": CHECKED, "checked_by": ["desk research"],
}  # fmt: skip


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line.country}-{line.kind}-{line.number}")
def test_every_entry_is_complete_and_honest(line: HelpLine) -> None:
    assert line.checked_on == CHECKED
    assert line.checked_by == ("desk research",)
    assert line.mark in {"V", "S"}
    assert all(line.source)
    assert re.fullmatch(r"tel:\d{2,15}", line.tel)
    if line.mark == "S":
        assert line.url == UNKNOWN, "a site seen second-hand only is not passed on"
    elif line.url != UNKNOWN:
        assert re.fullmatch(r"[a-z0-9.-]+\.[a-z]{2,}", line.url)


def test_every_kind_of_line_is_there_and_no_line_stands_twice() -> None:
    assert {line.kind for line in LINES} == set(KINDS)
    keys = [(line.country, line.kind, line.number) for line in LINES]
    assert len(keys) == len(set(keys))


def test_verified_lines_are_as_many_as_the_list_we_started_from() -> None:
    def places(kind: str) -> set[str]:
        return {line.country for line in LINES if line.kind == kind and line.mark == "V"}

    assert len(places("domestic_abuse")) == 12
    assert len(places("suicide_crisis")) == 8


def test_the_emergency_number_stands_first_everywhere() -> None:
    for country in countries():
        listing = entries(country.code, TODAY)
        assert listing.known
        assert [number.number for number in listing.emergency] == list(country.emergency)
        assert all(re.fullmatch(r"tel:\d{2,5}", number.tel) for number in listing.emergency)
        assert all("not confirmed" in number.label for number in listing.emergency)


def test_what_we_have_no_line_for_is_said() -> None:
    assert entries("ca", TODAY).missing == ("We have no line about abuse at home for Canada.",)
    assert entries("fi", TODAY).missing == ()
    assert len(entries("cz", TODAY).missing) == 2
    assert entries("cz", TODAY).links


@pytest.mark.parametrize("code", ["", "zz", "FR ", "fr' --", "\ud800"])
def test_any_country_gets_an_answer(code: str) -> None:
    listing = entries(code, TODAY)
    assert listing.emergency
    assert listing.known == (code == "FR ")
    if not listing.known:
        assert [number.number for number in listing.emergency] == ["112", "911"]
        assert all("Not confirmed" in link.label for link in listing.links)


def test_lines_for_people_worried_about_what_they_do() -> None:
    assert {line.country for line in LINES if line.kind == "own_behaviour"} == {"us", "au", "fr"}
    assert entries("fr", TODAY).of_kind("own_behaviour")[0].mark == "S"


def test_a_label_says_how_far_to_trust_an_entry() -> None:
    by_mark = {line.mark: line.label for line in entries("us", TODAY).lines}
    assert by_mark["V"].startswith("Copied from the service's own or a government page on 22 November 2026.")
    assert by_mark["S"] == "Seen second-hand on 22 November 2026, not confirmed by us."


def test_a_label_grows_older_with_the_day() -> None:
    line = LINES[0]
    assert "may have changed" not in label(line, CHECKED + timedelta(days=180))
    assert label(line, CHECKED + timedelta(days=181)).endswith("It may have changed.")


def test_only_two_people_make_an_entry_checked() -> None:
    one = read_line({**ROW, "mark": "V", "checked_by": ["desk research", "Ada"]}, "row")
    two = read_line({**ROW, "mark": "V", "checked_by": ["Ada", "Bo"]}, "row")
    assert label(one, TODAY).startswith("Copied")
    assert label(two, TODAY) == "Checked on 22 November 2026."


def test_the_age_that_fails_a_release_is_known() -> None:
    assert [
        line for line in LINES if CHECKED + timedelta(days=TOO_OLD_DAYS + 1) - line.checked_on > timedelta(days=365)
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"mark": "U"}, {"kind": "bank"}, {"on_bill": "maybe"}, {"source": []}, {"checked_by": []}, {"hours": ""},
        {"number": "none"}, {"colour": "red"},
    ],
)  # fmt: skip
def test_an_entry_that_lacks_something_is_refused(change: dict[str, object]) -> None:
    read_line(ROW, "row")
    with pytest.raises(DirectoryError, match="row"):
        read_line({**ROW, **change}, "row")


def test_an_entry_without_a_field_or_a_country_is_refused() -> None:
    with pytest.raises(DirectoryError, match="hours"):
        read_line({name: value for name, value in ROW.items() if name != "hours"}, "row")
    folder = files("homeward.safety.directory")
    sources = {name: (folder / name).read_text("utf-8") for name in ("countries.toml", "lines_world.toml")}
    sources["lines_world.toml"] = sources["lines_world.toml"].replace('country = "us"', 'country = "xx"')
    with pytest.raises(DirectoryError, match="xx"):
        read_directory(sources)


def test_countries_come_by_name() -> None:
    names = [country.name for country in countries()]
    assert names == sorted(names)
    assert len(names) >= 32
