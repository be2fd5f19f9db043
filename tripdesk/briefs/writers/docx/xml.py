"""lxml with types, and the names of the elements a book is made of. Names are spelt out once: that is the fast way."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol, cast

from lxml import etree  # pyright: ignore

_lxml = cast(Any, etree)

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
NAMESPACES = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC}


class Element(Protocol):
    """The part of an lxml element that we use."""

    tag: str
    text: str | None

    def set(self, key: str, value: str) -> None: ...
    def get(self, key: str) -> str | None: ...
    def append(self, element: "Element") -> None: ...
    def insert(self, index: int, element: "Element") -> None: ...
    def remove(self, element: "Element") -> None: ...
    def replace(self, old: "Element", new: "Element") -> None: ...
    def index(self, child: "Element") -> int: ...
    def getnext(self) -> "Element | None": ...
    def iterchildren(self, *, reversed: bool = False) -> "Iterator[Element]": ...
    def getparent(self) -> "Element | None": ...
    def find(self, path: str) -> "Element | None": ...
    def findall(self, path: str) -> "list[Element]": ...
    def iter(self, *tags: str) -> "Iterator[Element]": ...
    def __iter__(self) -> "Iterator[Element]": ...
    def __getitem__(self, index: int) -> "Element": ...
    def __len__(self) -> int: ...

    @property
    def attrib(self) -> Mapping[str, str]: ...


Attributes = Mapping[str, str]

sub = cast("Callable[..., Element]", _lxml.SubElement)
"""`sub(parent, name, attributes)`: a new last child. Attributes may be left out."""
XmlError = cast("type[Exception]", _lxml.LxmlError)


def root(name: str) -> Element:
    """A root that knows every namespace of a document."""
    return _lxml.Element(name, nsmap=NAMESPACES)


def to_bytes(element: Element) -> bytes:
    """The bytes of a part."""
    return _lxml.tostring(element, xml_declaration=True, encoding="UTF-8", standalone=True)


def parsed(data: bytes) -> Element:
    """The root of a part. Entities and networks stay untouched."""
    parser = _lxml.XMLParser(resolve_entities=False, no_network=True, remove_blank_text=False)
    return _lxml.fromstring(data, parser)


def last_child(element: Element) -> Element | None:
    """The last child. Never ask a long element for its length: lxml counts its children one by one."""
    return next(element.iterchildren(reversed=True), None)


def w(name: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


BODY, P, PPR, R_, RPR, T = w("body"), w("p"), w("pPr"), w("r"), w("rPr"), w("t")
BR, TAB, SECTPR, STYLE, VAL = w("br"), w("tab"), w("sectPr"), w("pStyle"), w("val")
KEEP_NEXT, NUMPR, ILVL, NUMID = w("keepNext"), w("numPr"), w("ilvl"), w("numId")
HYPERLINK, ANCHOR, HISTORY = w("hyperlink"), w("anchor"), w("history")
MARK_START, MARK_END, ID, NAME = w("bookmarkStart"), w("bookmarkEnd"), w("id"), w("name")
FIELD, FIELD_TYPE, INSTRUCTION = w("fldChar"), w("fldCharType"), w("instrText")
TBL, TBLPR, GRID, GRID_COL, TR, TRPR = w("tbl"), w("tblPr"), w("tblGrid"), w("gridCol"), w("tr"), w("trPr")
TC, TCPR, TCW, WIDTH, TYPE = w("tc"), w("tcPr"), w("tcW"), w("w"), w("type")
CANT_SPLIT, TBL_HEADER, TR_HEIGHT = w("cantSplit"), w("tblHeader"), w("trHeight")
SDT = w("sdt")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
REL_ID = f"{{{R}}}id"
