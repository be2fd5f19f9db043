"""Books made by hand for the writer's tests: every node, every role, every emphasis."""

import hashlib
import io

from PIL import Image, ImageDraw

from tripdesk import resources
from tripdesk.briefs.assets import Assets
from tripdesk.briefs.book import (
    QA,
    BioCard,
    Block,
    Book,
    Column,
    Contents,
    ContentsEntry,
    FactsRow,
    FactsTable,
    GridRow,
    GridTable,
    Heading,
    ListItem,
    Marking,
    Pairs,
    Paper,
    Para,
    PointList,
    Portrait,
    Ref,
    Runs,
    Text,
    runs_of,
)
from tripdesk.briefs.pictures import normalise
from tripdesk.briefs.roles import Align, Emphasis, ListFamily, PaperKind, ParaRole
from tripdesk.model.trip import Grade

TEMPLATE = resources.read_bytes("templates", "office-ko.docx")
FACE = hashlib.sha256(b"face").hexdigest()
REMARKS = (
    "존경하는 콜하트카 총괄님, 그리고 함께해 주신 엔비디아 관계자 여러분, 반갑습니다.",
    "광주는 국내에서 처음으로 국가인공지능데이터센터를 세운 도시입니다.",
    "오늘 이 자리가 두 기관이 함께 걷는 첫걸음이 되기를 바랍니다.",
)


def ko(text: str, emphasis: Emphasis = Emphasis.NONE) -> Runs:
    """Korean words."""
    return (Text(text, "ko", emphasis),)


def en(text: str) -> Runs:
    """English words."""
    return (Text(text, "en"),)


def para(role: ParaRole, text: str) -> Para:
    """A Korean paragraph."""
    return Para(role, ko(text))


def points(*lines: tuple[int, str], family: ListFamily = ListFamily.POINTS) -> PointList:
    """A Korean list of (level, text)."""
    return PointList(family, tuple(ListItem(level, ko(text)) for level, text in lines))


def portrait() -> bytes:
    """A drawn portrait, prepared."""
    image = Image.new("RGB", (600, 800), "#dfe6ee")
    draw = ImageDraw.Draw(image)
    draw.ellipse((180, 140, 420, 420), fill="#8a99aa")
    draw.ellipse((80, 460, 520, 1000), fill="#5d7186")
    out = io.BytesIO()
    image.save(out, "PNG")
    return normalise(out.getvalue())


ASSETS = Assets({FACE: portrait()})


def book(*papers: Paper, banner: str = "", lang: str = "ko", title: str = "CES 2023 · 실리콘밸리 방문") -> Book:
    """A book of these papers."""
    return Book(
        title=title,
        office="광주광역시 국제관계과",
        lang=lang,
        reader="단장용",
        issue="3차(1. 9. 23:40 기준)",
        issued_at="2023-01-09T14:40:00Z",
        marking=Marking(Grade.SECRET if banner else Grade.GENERAL, banner),
        papers=papers,
        copy="사본 2",
    )


def paper(label: str, *blocks: Block, kind: PaperKind = PaperKind.MEETING, anchor: str = "") -> Paper:
    """A paper."""
    return Paper(kind, label, anchor or f"paper-{label or kind}", blocks)


def cover() -> Paper:
    return paper(
        "",
        para(ParaRole.COVER_TITLE, "CES 2023 · 실리콘밸리\n공무국외출장 방문자료집"),
        para(ParaRole.COVER_LINE, "2023. 1. 4.(수)~1. 12.(목), 6박 9일"),
        para(ParaRole.COVER_LINE, "라스베이거스 · 샌프란시스코 · 실리콘밸리"),
        para(ParaRole.COVER_LINE, "단장용 · 3차(1. 9. 23:40 기준)"),
        para(ParaRole.COVER_OFFICE, "광주광역시"),
        para(ParaRole.NOTICE, "이 자료집은 견본입니다. 연락처와 발언은 지어낸 것입니다."),
        kind=PaperKind.COVER,
    )


def contents() -> Paper:
    lines = (
        (1, "Ⅰ", "출장 개요", "chapter"),
        (2, "Ⅳ-3", "엔비디아 본사 방문", "nvidia"),
        (2, "Ⅳ-3 말씀", "말씀자료", "nvidia-remarks"),
        (2, "Ⅳ-3 참고", "참고(회담장 지참 금지)", "nvidia-reference"),
        (2, "Ⅲ", "세부 일정", "schedule"),
    )
    entries = tuple(ContentsEntry(level, label, text, "ko", anchor) for level, label, text, anchor in lines)
    heading = Heading(1, "", ko("목 차"), "contents-head", in_contents=False)
    return paper("", heading, Contents(entries), kind=PaperKind.CONTENTS)


def chapter() -> Paper:
    return paper(
        "Ⅰ",
        Heading(1, "Ⅰ.", ko("출장 개요"), "chapter"),
        Heading(3, "", ko("추진 배경"), "chapter-why"),
        para(ParaRole.BODY, "CES 2023 참관과 실리콘밸리 기업 방문으로 인공지능 협력의 길을 넓힌다. " * 4),
        points(
            (1, "방문 개요"),
            (2, "실리콘밸리 인공지능 기업과의 협력 기반 조성을 위한 면담과 현장 방문, 업무협약 체결 협의"),
            (3, "국가인공지능데이터센터 자원과 연계한 공동 연구 방안을 실무 협의로 구체화하고 다음 회의 일정을 정함"),
            (4, "구체적인 시기는 양측이 따로 정함"),
        ),
        points((1, "첫째"), (2, "가의 일"), (3, "작은 일"), (4, "더 작은 일"), (1, "둘째"), family=ListFamily.NUMBERED),
        para(ParaRole.BODY, "다른 목록은 다시 1부터 센다."),
        points((1, "다시 첫째"), (1, "다시 둘째"), family=ListFamily.NUMBERED),
        para(ParaRole.NOTE, "면담 자료는 배포 뒤에 바뀔 수 있음"),
        Para(
            ParaRole.BODY,
            (
                Text("굵게", "ko", Emphasis.STRONG),
                Text(" 한국 1. 11.(수) 03:00", "ko", Emphasis.QUIET),
                Text(" [영문 없음]", "ko", Emphasis.MISSING),
                Text(" (협의 중)", "ko", Emphasis.TENTATIVE),
                Text(" 취소된 일정", "ko", Emphasis.CANCELLED),
                Text(" Global Head of AI Nations ", "en"),
                Ref("Ⅳ-3 엔비디아 본사 방문", "ko", "nvidia"),
                Ref(" 사라진 면담", "ko", "no-such-anchor"),
            ),
        ),
        kind=PaperKind.CHAPTER,
    )


def meeting() -> Paper:
    facts = (
        ("일 시", "2023. 1. 10.(화) 10:00~12:30(한국 1. 11.(수) 03:00~05:30)"),
        ("장 소", "엔비디아 본사 (산타클라라)"),
        ("상대측", "실파 콜하트카 AI Nations 글로벌 총괄"),
        ("우리 측", "강기정 시장 등 9명(통역 1명 포함)"),
        ("목 적", "공동연구소 설립, AI 창업기업 지원·육성, 포럼 개최 협력 논의"),
    )
    return paper(
        "Ⅳ-3",
        Heading(2, "3.", ko("엔비디아 본사 방문"), "nvidia"),
        FactsTable(tuple(FactsRow(ko(label), (ko(said),)) for label, said in facts), "면담 개요"),
        para(ParaRole.LEAD, "진행 순서"),
        points((2, "10:00 영접 및 인사"), (2, "10:10 디지털트윈 기술 시연 참관"), (2, "10:50 협력 방안 논의")),
        para(ParaRole.LEAD, "논의사항"),
        points(
            (2, "공동연구소 설립 방안을 제안"),
            (3, "광주 국가AI데이터센터 자원과 연계"),
            (3, "운영 방식은 실무 협의로 구체화"),
            (2, "AI 창업기업 지원·육성 협력"),
            (3, "AI 네이션 프로그램 참여 방안"),
            (2, "업무협약 체결 시기"),
        ),
        Heading(2, "", ko("상대측 인물"), "nvidia-people", in_contents=False),
        BioCard(
            Portrait(FACE, "실파 콜하트카 사진"),
            ko("실파 콜하트카 (Shilpa Kolhatkar)"),
            (ko("엔비디아 AI Nations 글로벌 총괄"), en("Global Head of AI Nations")),
            (ko("호칭: Ms. Kolhatkar [콜하트카]"), ko("이전 만남: 없음")),
        ),
        BioCard(
            Portrait("0" * 64, "사진 없음"),
            ko("제인 도 (Jane Doe)"),
            (ko("엔비디아 정부협력 담당"),),
            tuple(ko("정부와 도시의 인공지능 협력 사업을 맡아 여러 나라와 협약을 맺음") for _ in range(3)),
        ),
        BioCard(None, ko("존 스미스 (John Smith)"), (ko("엔비디아 연구소 부소장"),)),
        kind=PaperKind.MEETING,
    )


def remarks() -> Paper:
    return paper(
        "Ⅳ-3 말씀",
        Heading(2, "", ko("말씀자료"), "nvidia-remarks"),
        para(ParaRole.REMARKS_PART, "여는 말씀"),
        *(para(ParaRole.REMARKS, line) for line in REMARKS),
        para(ParaRole.REMARKS_PART, "맺는 말씀"),
        para(ParaRole.REMARKS, "감사합니다."),
        Heading(2, "", ko("말씀자료(국·영)"), "nvidia-pairs", in_contents=False),
        Pairs(
            (ko("국 문"), en("English")),
            (
                ((ko(REMARKS[0]),), (en("Ms. Kolhatkar, and everyone from NVIDIA: good to meet you."),)),
                ((ko("끝"),), ()),
            ),
            ParaRole.REMARKS,
        ),
        Pairs((ko("우리말"), en("English")), (((ko("공동연구소"),), (en("joint research institute"),)),)),
        kind=PaperKind.REMARKS,
    )


def reference() -> Paper:
    return paper(
        "Ⅳ-3 참고",
        Heading(2, "", ko("엔비디아 본사 방문"), "nvidia-reference"),
        para(ParaRole.CAUTION, "참고(회담장 지참 금지)"),
        para(ParaRole.LEAD, "예상 질의응답"),
        QA(
            ko("문: 연구소 운영비는 누가 부담합니까?"),
            (ko("답: 첫해는 시가 부담하고, 이후는 협의합니다."), ko("국비 지원을 함께 신청할 예정입니다.")),
        ),
        QA(ko("문: 착공은 언제입니까?"), (ko("답: 올해 하반기로 보고 있습니다."),)),
        kind=PaperKind.REFERENCE,
    )


SCHEDULE_HEADS = ("일자", "현지시간", "한국시간", "일정", "장소", "참석")


def schedule(rows: int = 45) -> Paper:
    weights = (11, 17, 17, 27, 16, 12)
    columns = tuple(
        Column(ko(head), weight, Align.CENTRE if at < 3 else Align.LEFT)
        for at, (head, weight) in enumerate(zip(SCHEDULE_HEADS, weights, strict=True))
    )
    made = tuple(
        GridRow(
            (
                (ko(f"1. {4 + at // 6}."),),
                (ko(f"{9 + at % 9:02}:00~{10 + at % 9:02}:00"),),
                (ko(f"{at % 9 + 2:02}:00~{at % 9 + 3:02}:00", Emphasis.QUIET),),
                (ko(f"일정 {at + 1}: 협력 논의와 현장 방문"), ko("집결 08:30 호텔 로비")) if at % 4 else (ko("이동"),),
                (ko("산타클라라"),),
                () if at % 5 else (ko("전원"),),
            )
        )
        for at in range(rows)
    )
    return paper(
        "Ⅲ",
        Heading(1, "Ⅲ.", ko("세부 일정"), "schedule"),
        GridTable(columns, made, "날짜별 일정표"),
        kind=PaperKind.DAY,
    )


def full(banner: str = "대 외 비") -> Book:
    """Every node type, in the order of a book."""
    return book(cover(), contents(), chapter(), meeting(), remarks(), reference(), schedule(), banner=banner)


def words_of(block: Block) -> list[Text | Ref]:
    """Every run of a block."""
    return [run for runs in runs_of(block) for run in runs]
