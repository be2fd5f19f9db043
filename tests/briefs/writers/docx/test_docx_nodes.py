"""Every node of a book in the Word file: its style, its words, its place."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.briefs.docx_lint import findings
from tests.briefs.docx_package import WP, Package, W
from tests.briefs.writers.docx import books
from tests.briefs.writers.docx.books import book, en, ko, paper, para, points
from tripdesk.briefs.assets import Assets
from tripdesk.briefs.book import (
    QA,
    BioCard,
    Block,
    Column,
    Contents,
    ContentsEntry,
    FactsRow,
    FactsTable,
    GridRow,
    GridTable,
    Heading,
    Pairs,
    Para,
    Portrait,
    Ref,
    Runs,
    Text,
    runs_of,
)
from tripdesk.briefs.roles import Emphasis, ListFamily, ParaRole
from tripdesk.briefs.writers.docx import write_docx

DOCUMENT = "word/document.xml"
HEAD = ko("머리")
HEADS = (("TD Cell Head", "머리"), ("TD Cell Head", "Head"))
END = ("TD End", "")


def written(*blocks: Block, lang: str = "ko", assets: Assets = books.ASSETS) -> Package:
    """A book of one paper, written, linted and taken apart."""
    data = write_docx(book(paper("Ⅰ", *blocks), lang=lang), books.TEMPLATE, assets)
    assert findings(data) == []
    return Package(data)


@pytest.mark.parametrize(
    ("block", "paragraphs"),
    [
        (Heading(1, "Ⅰ.", ko("개요"), "a"), [("heading 1", "Ⅰ. 개요")]),
        (Heading(2, "", ko("면담"), "a"), [("heading 2", "면담")]),
        (Heading(3, "1)", en("Why"), "a"), [("heading 3", "1) Why")]),
        (Heading(1, "", ko("목 차"), "a", in_contents=False), [("TD Unlisted 1", "목 차")]),
        *(
            (para(role, "말"), [(style, "말")])
            for role, style in {
                ParaRole.BODY: "TD Body",
                ParaRole.LEAD: "TD Lead",
                ParaRole.NOTE: "TD Note",
                ParaRole.NOTICE: "TD Notice",
                ParaRole.CAUTION: "TD Caution",
                ParaRole.REMARKS: "TD Remarks",
                ParaRole.REMARKS_PART: "TD Remarks Part",
                ParaRole.QUESTION: "TD Question",
                ParaRole.ANSWER: "TD Answer",
                ParaRole.COVER_TITLE: "TD Cover Title",
                ParaRole.COVER_LINE: "TD Cover Line",
                ParaRole.COVER_OFFICE: "TD Cover Office",
            }.items()
        ),
        (points((1, "가"), (2, "나"), (3, "다"), (4, "라")),
         [("TP1", "가"), ("TP2", "나"), ("TP3", "다"), ("TP4", "라")]),
        (points((1, "가"), (2, "나"), family=ListFamily.NUMBERED), [("NL1", "가"), ("NL2", "나")]),
        (QA(ko("문"), (ko("답"), ko("더"))), [("TD Question", "문"), ("TD Answer", "답"), ("TD Answer", "더")]),
        (FactsTable((FactsRow(ko("일 시"), (ko("1. 4."), ko("아침"))), FactsRow(ko("장 소"), ()))),
         [("TD Label", "일 시"), ("TD Cell", "1. 4."), ("TD Cell", "아침"),
          ("TD Label", "장 소"), ("TD Cell", ""), END]),
        (GridTable((Column(HEAD, 1), Column(en("Head"), 2, books.Align.CENTRE)), (GridRow(((ko("가"),), (en("a"),))),)),
         [*HEADS, ("TD Cell", "가"), ("TD Cell Centre", "a"), END]),
        (Pairs((HEAD, en("Head")), (((ko("가"),), (en("a"),)),)),
         [*HEADS, ("TD Cell", "가"), ("TD Cell", "a"), END]),
        (Pairs((HEAD, en("Head")), (((ko("가"),), (en("a"),)),), ParaRole.REMARKS),
         [*HEADS, ("TD Cell Remarks", "가"), ("TD Cell Remarks", "a"), END]),
        (BioCard(None, ko("이름"), (ko("직위"),), (ko("이력"),)),
         [("TD Card Line", ""), ("TD Card Name", "이름"), ("TD Card Line", "직위"), ("TD Card Point", "이력"), END]),
        (Contents((ContentsEntry(1, "Ⅰ", "개요", "ko", "a"), ContentsEntry(2, "", "Why", "en", "b"))),
         [("toc 1", "Ⅰ 개요"), ("toc 2", "Why"), END]),
    ],
)  # fmt: skip
def test_node(block: Block, paragraphs: list[tuple[str, str]]) -> None:
    assert written(block).paragraphs() == paragraphs


def test_every_word_of_a_book_in_order() -> None:
    made = Package(write_docx(books.full(), books.TEMPLATE, books.ASSETS))
    found = "".join(text for _, text in made.paragraphs())
    at = 0
    for block in books.full().blocks():
        for runs in runs_of(block):
            for run in runs:
                at = found.index(run.text, at) + len(run.text)


@pytest.mark.parametrize(
    ("lang", "runs", "props"),
    [
        ("ko", ko("말"), []),
        ("ko", en("word"), [("lang", "en-US")]),
        ("en", en("word"), []),
        ("en", ko("말"), [("lang", "ko-KR")]),
        ("ko", ko("말", Emphasis.STRONG), [("rStyle", "TDStrong")]),
        ("ko", ko("말", Emphasis.QUIET), [("rStyle", "TDQuiet")]),
        ("ko", ko("말", Emphasis.MISSING), [("rStyle", "TDMissing")]),
        ("ko", ko("말", Emphasis.TENTATIVE), [("rStyle", "TDTentative")]),
        ("ko", ko("말", Emphasis.CANCELLED), [("rStyle", "TDCancelled")]),
        ("ko", (Text("word", "en", Emphasis.STRONG),), [("rStyle", "TDStrong"), ("lang", "en-US")]),
        ("ko", (Ref("word", "en", "paper-Ⅰ"),), [("lang", "en-US")]),
    ],
)
def test_language_and_emphasis_of_a_run(lang: str, runs: Runs, props: list[tuple[str, str]]) -> None:
    made = written(Para(ParaRole.BODY, runs), lang=lang)
    found = [
        (child.tag.removeprefix(W), child.get(W + "val") or child.get(W + "eastAsia"))
        for _, look in made.all("rPr", DOCUMENT)
        for child in look
    ]
    assert found == props


@pytest.mark.parametrize(
    "text",
    ["한\n줄", "탭\t뒤", " 앞뒤 ", "두  칸", "]]>", "{{ x }}", "{% raw %}", "#panic()", "<w:p>&amp;&",
     "😀", "가" * 10_000, "'\""],
)  # fmt: skip
def test_text_stays_as_it_is(text: str) -> None:
    made = written(para(ParaRole.BODY, f"|{text}|"), Heading(2, "", ko(text), "b"))
    assert [said for _, said in made.paragraphs()] == [f"|{text}|", text]


CLEAN = st.text(
    st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff")
    | st.sampled_from("\n\t <>&]\"'")
)


@given(st.lists(st.tuples(CLEAN, st.sampled_from(["ko", "en"]), st.sampled_from(Emphasis)), max_size=4))
def test_any_clean_words_come_back(runs: list[tuple[str, str, Emphasis]]) -> None:
    said = tuple(Text(*run) for run in runs)
    made = Package(write_docx(book(paper("Ⅰ", Para(ParaRole.BODY, said))), books.TEMPLATE, Assets()))
    assert made.paragraphs() == [("TD Body", "".join(text for text, _, _ in runs))]


def test_links_lead_to_headings_and_papers_and_nowhere_else() -> None:
    refs = (Ref("면담", "ko", "meeting"), Ref("쪽", "ko", "paper-Ⅰ"), Ref("사라진 것", "ko", "gone"))
    made = written(Heading(2, "", ko("면담"), "meeting"), Para(ParaRole.BODY, refs))
    links = [(link.get(W + "anchor"), made.text(link)) for _, link in made.all("hyperlink", DOCUMENT)]
    assert links == [("_Toc00000001", "면담"), ("paper1", "쪽")]
    assert made.paragraphs()[-1] == ("TD Body", "면담쪽사라진 것")


def test_a_heading_may_be_the_anchor_of_its_paper() -> None:
    made = written(Heading(2, "", ko("면담"), "paper-Ⅰ"), Para(ParaRole.BODY, (Ref("면담", "ko", "paper-Ⅰ"),)))
    assert [mark.get(W + "name") for _, mark in made.all("bookmarkStart")] == ["paper1"]


def test_bookmarks_tell_nothing() -> None:
    made = written(Heading(2, "", ko("면담"), "secret-meeting-with-nvidia"))
    assert [mark.get(W + "name") for _, mark in made.all("bookmarkStart")] == ["paper1", "_Toc00000001"]


def test_contents_are_a_field_filled_with_links_and_without_page_numbers() -> None:
    entries = tuple(ContentsEntry(2, "", text, "ko", anchor) for text, anchor in (("가", "a"), ("나", "b")))
    made = written(Contents(entries), Heading(2, "", ko("가"), "a"), Heading(2, "", ko("나"), "b"))
    assert [found.text for _, found in made.all("instrText", DOCUMENT)] == [' TOC \\o "1-2" \\h \\z \\n ']
    assert [made.text(link) for _, link in made.all("hyperlink", DOCUMENT)] == ["가", "나"]
    assert [found.get(W + "val") for _, found in made.all("docPartGallery")] == ["Table of Contents"]


def numbers(made: Package, style: str) -> list[str]:
    """The list number of each paragraph of a style."""
    return [
        found.find(f"{W}pPr/{W}numPr/{W}numId").get(W + "val")
        for _, found in made.all("p", DOCUMENT)
        if found.find(f"{W}pPr/{W}pStyle").get(W + "val") == style
    ]


def test_each_numbered_list_begins_anew() -> None:
    made = written(*(points((1, "하나"), (1, "둘"), family=ListFamily.NUMBERED) for _ in range(2)))
    first, again, second, _ = numbers(made, "NL1")
    assert first == again != second
    starts = [over.get(W + "val") for _, over in made.all("startOverride", "word/numbering.xml")]
    assert starts == ["1"] * 8


def test_marks_of_points_are_never_text() -> None:
    root = written(points((1, "가"))).trees["word/numbering.xml"]
    marks = {
        level.find(W + "pStyle").get(W + "val"): (level.get(W + "ilvl"), level.find(W + "lvlText").get(W + "val"))
        for level in root.iter(W + "lvl")
    }
    assert {name: marks[name] for name in ("TP1", "TP2", "TP3", "TP4")} == {
        "TP1": ("0", "□"),
        "TP2": ("1", "○"),
        "TP3": ("2", "-"),
        "TP4": ("3", "※"),
    }


def rows(made: Package) -> list[Any]:
    """The rows of the tables."""
    return [row for _, row in made.all("tr", DOCUMENT)]


def has(row: Any, tag: str) -> bool:
    return row.find(f"{W}trPr/{W}{tag}") is not None


def kept(row: Any) -> bool:
    return all(paragraph.find(f"{W}pPr/{W}keepNext") is not None for paragraph in row.iter(W + "p"))


@pytest.mark.parametrize(
    ("texts", "whole", "keep"),
    [
        pytest.param(("가", "나", "다"), [True] * 4, [True, True, False, False], id="head and first row hold together"),
        pytest.param(("가",), [True] * 2, [True, False], id="an only row does not pull what follows"),
        pytest.param(("가" * 3000, "나"), [True, False, True], [True, False, False], id="taller than half a page"),
        pytest.param(("줄\n" * 60, "나"), [True, False, True], [True, False, False], id="many lines"),
    ],
)
def test_rows_stay_whole(texts: tuple[str, ...], whole: list[bool], keep: list[bool]) -> None:
    table = GridTable((Column(HEAD, 1), Column(HEAD, 3)), tuple(GridRow(((ko(text),), ())) for text in texts), "표")
    found = rows(written(table))
    assert [has(row, "tblHeader") for row in found] == [True] + [False] * len(texts)
    assert [has(row, "cantSplit") for row in found] == whole
    assert [kept(row) for row in found] == keep


def test_widths_are_shared_by_weight_and_add_up() -> None:
    table = GridTable(tuple(Column(HEAD, weight) for weight in (1, 2, 4)), (GridRow(((), (), ())),))
    made = written(table)
    assert [column.get(W + "w") for _, column in made.all("gridCol", DOCUMENT)] == ["1376", "2754", "5508"]
    assert [found.get(W + "type") for _, found in made.all("tblLayout", DOCUMENT)] == ["fixed"]


def test_summary_describes_a_table() -> None:
    made = written(FactsTable((FactsRow(HEAD, ()),), "면담 개요"))
    said = [found.get(W + "val") for tag in ("tblCaption", "tblDescription") for _, found in made.all(tag, DOCUMENT)]
    assert said == ["면담 개요", "면담 개요"]


def test_two_tables_are_kept_apart() -> None:
    made = written(BioCard(None, ko("가"), ()), BioCard(None, ko("나"), ()), para(ParaRole.BODY, "끝"))
    assert [style for style, _ in made.paragraphs() if style in {"TD Gap", "TD End"}] == ["TD Gap"]


@pytest.mark.parametrize(
    ("portrait", "pictures"),
    [
        (Portrait(books.FACE, "실파 사진"), [("picture 1", "실파 사진", "실파 사진", "1077919", "1440000")]),
        (Portrait("f" * 64, "없는 사진"), []),
        (None, []),
    ],
)
def test_a_portrait_or_an_empty_frame(portrait: Portrait | None, pictures: list[tuple[str, ...]]) -> None:
    made = written(BioCard(portrait, ko("가"), ()))
    found = [
        tuple(about.get(key) for key in ("name", "descr", "title")) + tuple(about.getprevious().attrib.values())
        for about in made.trees[DOCUMENT].iter(WP + "docPr")
    ]
    frame = [height.get(W + "val") for _, height in made.all("trHeight", DOCUMENT)]
    assert (found, frame) == (pictures, ["2494"])


def test_one_picture_twice_is_one_part() -> None:
    cards = [BioCard(Portrait(books.FACE, "사진"), ko("가"), ()) for _ in range(2)]
    made = written(*cards)
    assert [name for name in made.names if name.startswith("word/media/")] == ["word/media/picture1.png"]
    assert [about.get("id") for about in made.trees[DOCUMENT].iter(WP + "docPr")] == ["1", "2"]
