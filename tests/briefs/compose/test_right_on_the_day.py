"""Times and titles are those of the day they stand under, in the sample trip with one thing changed."""

from typing import Any

import pytest

from tests.oracles import ROOT
from tripdesk.briefs.book import runs_of
from tripdesk.briefs.compose import compose
from tripdesk.model.contract import read_trip
from tripdesk.model.ids import OrganisationId
from tripdesk.model.recipients import Language
from tripdesk.model.snapshot import TripSnapshot
from tripdesk.model.view import Edition, view_of

SAMPLE = read_trip((ROOT / "resources" / "sample" / "ces-2023.json").read_bytes())[0]


def changed(collection: str, own: str, **fields: Any) -> TripSnapshot:
    records = getattr(SAMPLE, collection)
    return SAMPLE.revised(**{collection: tuple(r.revised(**fields) if r.id == own else r for r in records)})


def lines(snapshot: TripSnapshot, edition: Edition, language: Language = Language.KO) -> list[str]:
    book = compose(view_of(snapshot, edition), language)
    return ["".join(run.text for run in runs) for block in book.blocks() for runs in runs_of(block)]


PRINCIPAL = Edition(audience="principal")  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("local", "zone", "said"),
    [
        ("2023-01-09T09:20", "America/Los_Angeles", "집결: 09:20(한국 1. 10.(화) 02:20)"),
        ("2023-01-08T21:30", "America/Los_Angeles", "집결: 1. 8.(일) 21:30(한국 1. 9.(월) 14:30)"),
        ("2023-01-09T10:20", "America/Denver", "집결: 1. 9.(월) 10:20(한국 1. 10.(화) 02:20) Denver"),
    ],
)
def test_an_assembly_says_its_day_and_city_where_they_are_not_those_of_the_item(
    local: str, zone: str, said: str
) -> None:
    trip = changed("items", "item-0109-google", assembly={"at": {"local": local, "zone": zone}})
    assert [line for line in lines(trip, PRINCIPAL) if line.startswith("집결:") and said in line] == [said]


def test_an_item_that_ends_in_another_zone_names_both_cities() -> None:
    end = {"local": "2023-01-09T12:30", "zone": "America/Denver"}
    said = lines(changed("items", "item-0109-google", end=end), PRINCIPAL)
    assert ("시작 1. 9.(월) 10:00 Los Angeles" in said, "종료 1. 9.(월) 12:30 Denver" in said) == (True, True)


def test_somebody_has_the_title_of_the_day_of_each_meeting() -> None:
    titles = [
        {"title": {"ko": "이사", "en": "Director"}, "until": "2023-01-08"},
        {"title": {"ko": "부사장", "en": "Vice President"}, "since": "2023-01-09"},
    ]
    trip = changed("people", "person-kolhatkar", titles=titles)
    said = [line for line in lines(trip, PRINCIPAL) if "콜하트카" in line and ("이사" in line or "부사장" in line)]
    assert said
    assert all("부사장" in line and "이사" not in line for line in said)


def test_a_host_reads_no_title_or_agenda_of_a_meeting_whose_table_seats_another_host() -> None:
    google = Edition(audience="host", organisation=OrganisationId("org-google"))  # pyright: ignore[reportArgumentType]
    paper = SAMPLE.brief_of["item-0109-google"]
    nvidia = next(c.id for c in SAMPLE.counterparts if c.organisation == "org-nvidia")
    alone = lines(SAMPLE, google, Language.EN)
    joint = lines(changed("briefs", paper.id, their_side=(*paper.their_side, nvidia)), google, Language.EN)
    title, step = "Visit to Google", paper.agenda[0].text.en
    assert [any(text in line for line in alone) for text in (title, step)] == [True, True]
    assert [any(text in line for line in joint) for text in (title, step, "NVIDIA", "Kolhatkar")] == [False] * 4
