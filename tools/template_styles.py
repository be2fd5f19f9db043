"""The styles and lists of the office template: the whole look of a book. `make_template.py` packs them."""

FONT = "맑은 고딕"
INK, TEAL, RULE, SHADE, DIM, RED, PALE_RED = "1D2430", "0E7C8F", "B4BEC8", "EEF3F6", "4A5565", "A5281B", "FDE8E6"
WIDTH = 11906 - 2 * 1134
"""The text width of A4 between margins of 20 mm, in twentieths of a point."""

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def fonts(hint: str = "") -> str:
    return f'<w:rFonts{hint} w:ascii="{FONT}" w:eastAsia="{FONT}" w:hAnsi="{FONT}" w:cs="{FONT}"/>'


def size(points: float) -> str:
    return f'<w:sz w:val="{int(points * 2)}"/><w:szCs w:val="{int(points * 2)}"/>'


def colour(value: str) -> str:
    return f'<w:color w:val="{value}"/>'


BOLD = "<w:b/><w:bCs/>"


def spacing(before: int = 0, after: int = 0, line: int = 272, rule: str = "auto") -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


def indent(left: int = 0, hanging: int = 0, right: int = 0) -> str:
    hang = f' w:hanging="{hanging}"' if hanging else ""
    return f'<w:ind w:left="{left}" w:right="{right}"{hang}/>'


def box(edge: str, fill: str, space: int = 6) -> str:
    sides = "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="{space}" w:color="{edge}"/>'
        for side in ("top", "left", "bottom", "right")
    )
    return f'<w:pBdr>{sides}</w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def jc(where: str) -> str:
    return f'<w:jc w:val="{where}"/>'


def style(kind: str, ident: str, name: str, *, based: str = "", then: str = "", p: str = "", r: str = "",
          rest: str = "", default: bool = False, priority: int = 1) -> str:  # fmt: skip
    return (
        f'<w:style w:type="{kind}"{" w:default=" + chr(34) + "1" + chr(34) if default else ""} w:styleId="{ident}">'
        f'<w:name w:val="{name}"/>'
        + (f'<w:basedOn w:val="{based}"/>' if based else "")
        + (f'<w:next w:val="{then}"/>' if then else "")
        + f'<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        + (f"<w:pPr>{p}</w:pPr>" if p else "")
        + (f"<w:rPr>{r}</w:rPr>" if r else "")
        + rest
        + "</w:style>"
    )


def para(ident: str, name: str, p: str = "", r: str = "", *, based: str = "Normal", then: str = "") -> str:
    return style("paragraph", ident, name, based=based, then=then, p=p, r=r)


KEEP, LINES = "<w:keepNext/>", "<w:keepLines/>"
CLOSE = '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
"""Digits and Latin letters stand as close to Hangul as they were typed: 6박 9일."""
CELL = '<w:snapToGrid w:val="0"/>'


def numbered(number: int, level: int) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def headings() -> str:
    bold = BOLD + colour(INK)
    rule = f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="4" w:color="{TEAL}"/></w:pBdr>'
    looks = {
        1: (
            box(TEAL, SHADE),
            spacing(200, 280, 264),
            indent(140, 0, 140) + jc("center"),
            BOLD + colour(INK) + size(18),
        ),
        2: (rule, spacing(320, 180, 252), "", bold + size(15)),
        3: ("", spacing(240, 80, 252), "", bold + size(12.5)),
    }
    made = ""
    for level, (frame, space, rest, look) in looks.items():
        outline = f'<w:outlineLvl w:val="{level - 1}"/>'
        listed = f"Heading{level}"
        made += para(listed, f"heading {level}", KEEP + LINES + frame + space + rest + outline, look, then="TDBody")
        made += para(f"TDUnlisted{level}", f"TD Unlisted {level}", KEEP + LINES, based=listed, then="TDBody")
    return made


def contents() -> str:
    tab = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
    return (
        para("TOC1", "toc 1", KEEP + tab + spacing(120, 20, 252), BOLD + size(12))
        + para("TOC2", "toc 2", tab + spacing(10, 10, 252) + indent(340))
        + para("TOC3", "toc 3", tab + spacing(0, 0, 252) + indent(680), size(10.5))
    )


def roles() -> str:
    cover = "<w:contextualSpacing/>" + jc("center")
    return (
        para("TDBody", "TD Body", spacing(40, 60))
        + para("TDLead", "TD Lead", KEEP + spacing(220, 60), BOLD, then="TDBody")
        + para("TDNote", "TD Note", numbered(4, 0) + spacing(60, 60), colour(DIM) + size(10))
        + para("TDNotice", "TD Notice", LINES + box("8A96A3", "F2F4F6") + spacing(160, 160) + indent(140, 0, 140))
        + para(
            "TDCaution",
            "TD Caution",
            KEEP + LINES + box(RED, PALE_RED) + spacing(160, 200) + indent(140, 0, 140),
            BOLD + colour(RED) + size(12),
        )
        + para("TDRemarks", "TD Remarks", LINES + spacing(0, 240, 307), size(18))
        + para("TDRemarksPart", "TD Remarks Part", KEEP + spacing(280, 140, 264), BOLD + colour("0B6575") + size(14))
        + para("TDQuestion", "TD Question", KEEP + LINES + spacing(200, 40) + indent(340, 340), BOLD, then="TDAnswer")
        + para("TDAnswer", "TD Answer", spacing(20, 60) + indent(340))
        + para("TDCoverTitle", "TD Cover Title", KEEP + spacing(3000, 700, 288) + cover, BOLD + colour(INK) + size(28))
        + para("TDCoverLine", "TD Cover Line", spacing(0, 60, 288) + jc("center"), colour(INK) + size(14))
        + para("TDCoverOffice", "TD Cover Office", spacing(2200, 0, 264) + cover, BOLD + colour(INK) + size(20))
    )


def cells() -> str:
    line = spacing(0, 0, 252)
    return (
        para("TDCell", "TD Cell", CELL + line, size(10))
        + para("TDCellCentre", "TD Cell Centre", jc("center"), based="TDCell")
        + para("TDCellHead", "TD Cell Head", KEEP + jc("center"), BOLD, based="TDCell")
        + para("TDLabel", "TD Label", jc("center"), BOLD, based="TDCell")
        + para("TDCellRemarks", "TD Cell Remarks", spacing(40, 140, 290), size(13), based="TDCell")
        + para("TDCardName", "TD Card Name", KEEP + spacing(0, 40, 252), BOLD + size(12.5), based="TDCell")
        + para("TDCardLine", "TD Card Line", based="TDCell")
        + para("TDCardPoint", "TD Card Point", numbered(3, 0) + spacing(40, 0, 252), based="TDCell")
        + para("TDGap", "TD Gap", spacing(0, 0, 160, "exact"), size(4))
        + para("TDEnd", "TD End", spacing(0, 0, 20, "exact"), size(1))
    )


def lists() -> str:
    made = ""
    for level, before in enumerate((120, 40, 20, 40)):
        note = colour(DIM) + size(10) if level == 3 else ""
        made += para(f"TP{level + 1}", f"TP{level + 1}", numbered(1, level) + spacing(before, 20), note)
    for level, before in enumerate((120, 40, 20, 20)):
        made += para(f"NL{level + 1}", f"NL{level + 1}", numbered(2, level) + spacing(before, 20))
    return made


def characters() -> str:
    looks = {
        "Strong": BOLD,
        "Quiet": colour(DIM),
        "Missing": f"<w:i/><w:iCs/>{colour(RED)}",
        "Tentative": f"<w:i/><w:iCs/>{colour('7A4F00')}",
        "Cancelled": f"<w:strike/>{colour(DIM)}",
    }
    return "".join(style("character", f"TD{name}", f"TD {name}", r=look) for name, look in looks.items())


def tables() -> str:
    def table(ident: str, name: str, *, shaded: str = "", pad: int = 60, side: int = 110, lines: bool = True) -> str:
        sides = ("top", "left", "bottom", "right", "insideH", "insideV")
        edges = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{RULE}"/>' for edge in sides)
        margins = "".join(
            f'<w:{edge} w:w="{wide}" w:type="dxa"/>'
            for edge, wide in (("top", pad), ("left", side), ("bottom", pad), ("right", side))
        )
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>'
        where = f'<w:tblStylePr w:type="{shaded}"><w:tcPr>{fill}</w:tcPr></w:tblStylePr>' if shaded else ""
        borders = f"<w:tblBorders>{edges}</w:tblBorders>" if lines else ""
        look = f"<w:tblPr>{borders}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        return style("table", ident, name, based="TableNormal", rest=look + where, priority=2)

    normal = style(
        "table",
        "TableNormal",
        "Normal Table",
        default=True,
        priority=99,
        rest=(
            '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
            '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/>'
            "</w:tblCellMar></w:tblPr>"
        ),
    )
    return (
        normal
        + table("TDFacts", "TD Facts", shaded="firstCol")
        + table("TDGrid", "TD Grid", shaded="firstRow", pad=50, side=80)
        + table("TDCard", "TD Card", shaded="firstCol", pad=110)
        + table("TDPairs", "TD Pairs", shaded="firstRow")
        + table("TDFoot", "TD Foot", lines=False, pad=0, side=0)
    )


def styles() -> str:
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts()}{size(11)}"
        '<w:lang w:val="en-US" w:eastAsia="ko-KR" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>'
        f"<w:widowControl/><w:kinsoku/>{CLOSE}{spacing()}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    base = (
        style("paragraph", "Normal", "Normal", p=CLOSE, default=True, priority=0)
        + style("character", "DefaultParagraphFont", "Default Paragraph Font", default=True, priority=1)
        + style("numbering", "NoList", "No List", default=True, priority=99)
        + para(
            "Header",
            "header",
            spacing(0, 0, 240) + jc("center"),
            BOLD + colour(RED) + '<w:spacing w:val="60"/>' + size(12),
        )
        + para("Footer", "footer", spacing(0, 0, 240), colour(DIM) + size(8.5))
        + para("TDFootCentre", "TD Foot Centre", jc("center"), based="Footer")
        + para("TDFootRight", "TD Foot Right", jc("right"), based="Footer")
    )
    body = headings() + contents() + roles() + cells() + lists() + characters() + tables()
    return f"{HEAD}<w:styles {W}>{defaults}{base}{body}</w:styles>"


def numbering() -> str:
    mark = f"<w:rPr>{fonts(' w:hint=' + chr(34) + 'eastAsia' + chr(34))}</w:rPr>"

    def level(at: int, form: str, text: str, bound: str, left: int, hanging: int) -> str:
        return (
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            + (f'<w:pStyle w:val="{bound}"/>' if bound else "")
            + f'<w:suff w:val="tab"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr>{mark}</w:lvl>'
        )

    steps = ((284, 284), (568, 284), (794, 200), (1134, 300))
    points = "".join(level(at, "bullet", sign, f"TP{at + 1}", *steps[at]) for at, sign in enumerate("□○-※"))
    forms = (("decimal", "%1."), ("ganada", "%2."), ("decimal", "%3)"), ("ganada", "%4)"))
    wide = ((400, 400), (800, 400), (1200, 400), (1600, 400))
    numbers = "".join(level(at, form, text, f"NL{at + 1}", *wide[at]) for at, (form, text) in enumerate(forms))
    card = level(0, "bullet", "□", "TDCardPoint", 284, 284)
    note = level(0, "bullet", "※", "TDNote", 340, 340)
    families = "".join(
        f'<w:abstractNum w:abstractNumId="{at}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for at, levels in enumerate((points, numbers, card, note))
    )
    nums = "".join(f'<w:num w:numId="{at + 1}"><w:abstractNumId w:val="{at}"/></w:num>' for at in range(4))
    return f"{HEAD}<w:numbering {W}>{families}{nums}</w:numbering>"
