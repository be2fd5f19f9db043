"""Tables copied in Excel or 한글."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tripdesk.errors import Rejected
from tripdesk.services.pasted_tables import PastedItem, ReadTable, as_text, cells_of, items_of

NEAR = date(2023, 1, 4)
FIFTH, SIXTH = date(2023, 1, 5), date(2023, 1, 6)

EXCEL = """일자\t시간\t일정\t장소
1. 5.(목)\t09:30~10:20\t개막식\t홍보관
\t10:40~12:00\tCES 참관\tLVCC
1. 6.(금)\t14:00\t면담\t
"""
HANGUL = """<html><body><!--StartFragment--><TABLE border=1>
<TR><TD><P>일자</P></TD><TD><P>시간</P></TD><TD><P>주요 일정</P></TD><TD>장소</TD></TR>
<TR><TD rowspan="2"><P><SPAN>1. 5.</SPAN><BR>(목)</P></TD>
<TD>09:30~10:20</TD><TD>개막식</TD><TD rowspan=2>홍보관</TD></TR>
<TR><TD>10:40<SPAN>~12:00</SPAN></TD><TD>CES&nbsp;참관</TD></TR>
<TR><TD>1. 6.(금)</TD><TD>14:00</TD><TD>면담</TD></TR>
</TABLE></body></html>"""


def test_cells_of_a_spreadsheet() -> None:
    assert cells_of('가\t"나\n다"\r\n"""라"""\t\r\n') == (("가", "나\n다"), ('"라"', ""))


def test_a_quote_that_never_closes_is_a_letter() -> None:
    assert cells_of('"가\t나\n') == (('"가', "나"),)


def test_merged_cells_repeat() -> None:
    assert cells_of("", HANGUL) == (
        ("일자", "시간", "주요 일정", "장소"),
        ("1. 5.\n(목)", "09:30~10:20", "개막식", "홍보관"),
        ("1. 5.\n(목)", "10:40~12:00", "CES 참관", "홍보관"),
        ("1. 6.(금)", "14:00", "면담", ""),
    )


@pytest.mark.parametrize(("text", "html"), [("", ""), ("\n\t\n", ""), ("", "<table><tr><td></td></tr></table>")])
def test_no_table_is_refused(text: str, html: str) -> None:
    with pytest.raises(Rejected, match="table_empty"):
        cells_of(text, html)


@pytest.mark.parametrize(("text", "html"), [(EXCEL, ""), ("", HANGUL)])
def test_an_empty_date_means_the_one_above(text: str, html: str) -> None:
    read = items_of(cells_of(text, html), NEAR)
    place = "홍보관" if html else "LVCC"
    assert read == ReadTable(
        (
            PastedItem(2, FIFTH, "09:30", "10:20", "개막식", place="홍보관"),
            PastedItem(3, FIFTH, "10:40", "12:00", "CES 참관", place=place),
            PastedItem(4, SIXTH, "14:00", "", "면담"),
        )
    )


def test_without_headings_columns_are_known_by_what_they_hold() -> None:
    read = items_of(cells_of("1. 5.(목)\t09:30~10:20\t개막식\t홍보관\n\t10:40~12:00\tCES 참관\tLVCC"), NEAR)
    assert read.items == (
        PastedItem(1, FIFTH, "09:30", "10:20", "개막식", place="홍보관"),
        PastedItem(2, FIFTH, "10:40", "12:00", "CES 참관", place="LVCC"),
    )


def test_start_and_end_in_columns_of_their_own() -> None:
    read = items_of(cells_of("1/6\t0930\t1020\t개막식\n\t1040\t1200\tCES 참관"), NEAR)
    assert [(item.start, item.end, item.title) for item in read.items] == [
        ("0930", "1020", "개막식"),
        ("1040", "1200", "CES 참관"),
    ]


def test_a_time_may_stand_before_the_title() -> None:
    read = items_of(cells_of("일자\t일정\n1. 6.\t10:00 구글 방문 1시간 30분"), NEAR)
    assert read.items == (PastedItem(2, SIXTH, "10:00", "+90", "구글 방문"),)


def test_a_row_that_cannot_be_read_is_named_and_the_others_are_taken() -> None:
    read = items_of(cells_of("일자\t시간\t일정\n1. 6.\t25:00\t면담\n\t9:00\t회의"), NEAR)
    assert [item.title for item in read.items] == ["회의"]
    assert [(row, refused.code) for row, refused in read.unread] == [(2, "time_not_read")]


def test_a_table_of_something_else_is_refused() -> None:
    with pytest.raises(Rejected, match="table_without_items"):
        items_of(cells_of("\t\n일자\t일정\n1. 6.\t"), NEAR)


@given(st.lists(st.lists(st.text("가a\t\"\n ,'", max_size=6), min_size=2, max_size=2), min_size=1, max_size=5))
def test_what_is_copied_is_pasted_again(rows: list[list[str]]) -> None:
    tidy = [["\n".join(" ".join(line.split()) for line in cell.strip().splitlines()) for cell in row] for row in rows]
    tidy = [row for row in tidy if any(row)]
    if not tidy:
        return
    assert [list(row) for row in cells_of(as_text(tidy))] == tidy


@given(st.text(max_size=200), st.text('<>/tableTDtrp="3 rowspancolspan가', max_size=200))
def test_any_clipboard_is_a_table_or_refused(text: str, html: str) -> None:
    try:
        rows = cells_of(text, html)
        items_of(rows, NEAR)
    except Rejected:
        return
    assert len({len(row) for row in rows}) == 1
