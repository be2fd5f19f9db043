"""A table of people pasted from a spreadsheet: which column is what, and what each row says."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import date

from tripdesk.model.folding import folded

MOST_ROWS = 2_000
COLUMNS = (
    "name", "name_en", "role", "role_en", "organisation", "party", "mobile", "email", "passport_name", "passport_until",
    "duty",
)  # fmt: skip
_HEADS = {
    "name": "성명|이름|성함|국문성명|한글성명|국문이름|성명(국문)|성명(한글)|name|full name|korean name",
    "name_en": "영문성명|영문이름|영문명|성명(영문)|이름(영문)|english name|name in english",
    "role": "직위|직책|직함|직급|직위(직책)|역할|title|role|position",
    "role_en": "영문직위|영문직함|영문직책|직위(영문)|english title|title in english",
    "organisation": "소속|기관|기관명|소속기관|부서|회사|업체명|organisation|organization|company|affiliation",
    "party": "단|조|구분|그룹|소속단|party|group|team",
    "mobile": "휴대전화|휴대폰|핸드폰|연락처|전화|전화번호|휴대전화번호|mobile|phone|cell|contact|tel",
    "email": "이메일|전자우편|메일|email|e-mail|mail",
    "passport_name": "여권영문명|여권성명|여권명|여권이름|passport name|name in passport",
    "passport_until": "여권만료일|여권유효기간|여권만료|유효기간|만료일|passport expiry|valid until|expiry",
    "duty": "업무|담당|임무|역할분담|담당업무|task|tasks|duty|duties",
}
_PHONE = re.compile(r"[+(]?\d[\d\s().\-–+]{6,}\d")
_DATE = re.compile(r"(\d{4})\D{1,3}(\d{1,2})\D{1,3}(\d{1,2})\D*")
_LATIN = re.compile(r"[A-Za-z][A-Za-z .,'-]*")


@dataclass(frozen=True, slots=True)
class PastedPerson:
    """A row. What was not there is empty; `unread` is what stands in the place of a date and is none."""

    name: str = field(default="", repr=False)
    name_en: str = field(default="", repr=False)
    role: str = field(default="", repr=False)
    role_en: str = field(default="", repr=False)
    organisation: str = field(default="", repr=False)
    party: str = field(default="", repr=False)
    mobile: str = field(default="", repr=False)
    email: str = field(default="", repr=False)
    passport_name: str = field(default="", repr=False)
    passport_until: date | None = field(default=None, repr=False)
    duty: str = field(default="", repr=False)
    unread: str = field(default="", repr=False)


def table_of(text: str) -> list[list[str]]:
    """The cells of a table as spreadsheets put it on the clipboard: tabs between, a cell of several lines in quotes."""
    rows = csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n")), delimiter="\t")
    trimmed = ([" ".join(cell.split()) for cell in row] for row in rows)
    return [row for row in trimmed if any(row)][:MOST_ROWS]


def columns_of(table: Sequence[Sequence[str]], parties: Iterable[str] = ()) -> tuple[list[str], bool]:
    """What each column holds, empty where that is not known, and whether the first row only names the columns."""
    if not table:
        return [], False
    width = max(map(len, table))
    heads = [_head(cell) for cell in table[0]] + [""] * (width - len(table[0]))
    if sum(map(bool, heads)) >= max(1, min(2, width)):
        return _once(heads), True
    known = {folded(name) for name in parties}
    kinds = [_kind([row[n] for row in table if n < len(row) and row[n]], known) for n in range(width)]
    texts = iter(("name", "role", "organisation", "duty"))
    return _once([next(texts, "") if kind == "text" else kind for kind in kinds]), False


def people_of(table: Sequence[Sequence[str]], columns: Sequence[str], headed: bool) -> list[PastedPerson]:
    """The rows as people; rows without any name or role are left out."""
    found = (person_in(row, columns) for row in table[1 if headed else 0 :])
    return [person for person in found if person is not None]


def person_in(row: Sequence[str], columns: Sequence[str]) -> PastedPerson | None:
    """A row as a person; None without any name or role."""
    cells = {what: cell for what, cell in zip(columns, row, strict=False) if what and cell}
    until = cells.pop("passport_until", "")
    day = date_in(until)
    person = PastedPerson(passport_until=day, unread=until if until and day is None else "", **_texts(cells))
    return person if person.name or person.name_en or person.role else None


def _texts(cells: dict[str, str]) -> dict[str, str]:
    known = {one.name for one in fields(PastedPerson)}
    said = {what: cell for what, cell in cells.items() if what in known}
    if "name_en" not in said and _LATIN.fullmatch(said.get("name", "")):
        said["name_en"] = said.pop("name")
    return said


def date_in(text: str) -> date | None:
    """A day as offices and spreadsheets write it: `2030. 6. 15.`, `2030-06-15`, `20300615`; None for anything else."""
    bare = text.strip()
    found = _DATE.fullmatch(bare) or re.fullmatch(r"(\d{4})(\d{2})(\d{2})", bare)
    if found is None:
        return None
    year, month, day = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _head(cell: str) -> str:
    return _BY_HEAD.get(_bare(cell), "") if cell else ""


def _bare(cell: str) -> str:
    return folded(cell).replace(" ", "")


_BY_HEAD = {_bare(head): what for what, heads in _HEADS.items() for head in heads.split("|")}


def _kind(cells: list[str], parties: set[str]) -> str:
    """What a column without a head holds, by what stands in most of its cells."""

    def most(finds: Iterable[object]) -> bool:
        return bool(cells) and sum(map(bool, finds)) * 2 > len(cells)

    if not cells or most(re.fullmatch(r"\d{1,3}\.?", cell) for cell in cells):
        return ""
    if most("@" in cell for cell in cells):
        return "email"
    if most(date_in(cell) for cell in cells):
        return "passport_until"
    if most(_PHONE.fullmatch(cell) for cell in cells):
        return "mobile"
    if most(folded(cell) in parties for cell in cells):
        return "party"
    if most(_LATIN.fullmatch(cell) for cell in cells):
        return "name_en"
    return "text"


def _once(columns: list[str]) -> list[str]:
    """Each thing is read from the first column that holds it."""
    seen: set[str] = set()
    return ["" if what in seen else (seen.add(what) or what) for what in columns]
