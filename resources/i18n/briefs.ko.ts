<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AgendaRows</name>
    <message>
        <source>Step</source>
        <translation>순서</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>진행 내용</translation>
    </message>
    <message>
        <source>Step in English</source>
        <translation>순서(영문)</translation>
    </message>
    <message>
        <source>English needed</source>
        <translation>영문 필요</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>담당</translation>
    </message>
    <message>
        <source>Who, in English</source>
        <translation>담당(영문)</translation>
    </message>
    <message>
        <source>Who (English)</source>
        <translation>담당(영문)</translation>
    </message>
    <message>
        <source>Minutes after the start</source>
        <translation>시작 후 분</translation>
    </message>
    <message>
        <source>min</source>
        <translation>분</translation>
    </message>
</context>
<context>
    <name>Aims</name>
    <message>
        <source>Objectives</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>What is to be reached</source>
        <translation>이루려는 것</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>최소 목표</translation>
    </message>
    <message>
        <source>Minimum goal</source>
        <translation>최소 목표</translation>
    </message>
    <message>
        <source>What must not be missed</source>
        <translation>꼭 이루어야 할 것</translation>
    </message>
    <message>
        <source>Order of events</source>
        <translation>진행 순서</translation>
    </message>
    <message>
        <source>Minutes after the start</source>
        <translation>시작 후 분</translation>
    </message>
</context>
<context>
    <name>AnswerRows</name>
    <message>
        <source>No English (internal)</source>
        <translation>영문 없음(내부용)</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>문</translation>
    </message>
    <message>
        <source>A question to expect</source>
        <translation>예상 질문</translation>
    </message>
    <message>
        <source>Question in English</source>
        <translation>문(영문)</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>답</translation>
    </message>
    <message>
        <source>What to answer</source>
        <translation>답변</translation>
    </message>
    <message>
        <source>Answer in English</source>
        <translation>답(영문)</translation>
    </message>
    <message>
        <source>Q</source>
        <translation>문</translation>
    </message>
    <message>
        <source>A</source>
        <translation>답</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>Questions to expect</source>
        <translation>예상 질의응답</translation>
    </message>
    <message>
        <source>Enter for the next question</source>
        <translation>Enter로 다음 질문</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>The other side</source>
        <translation>상대 측</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>Nothing on record: the first meeting</source>
        <translation>기록 없음 — 첫 면담</translation>
    </message>
    <message>
        <source>Contacts with the city so far</source>
        <translation>우리 시와의 접촉 이력</translation>
    </message>
    <message>
        <source>What is ready</source>
        <translation>준비 상태</translation>
    </message>
    <message>
        <source>objectives</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>discussion points</source>
        <translation>논의사항</translation>
    </message>
    <message>
        <source>remarks</source>
        <translation>말씀자료</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>질의응답</translation>
    </message>
    <message>
        <source>interpreting</source>
        <translation>통역</translation>
    </message>
    <message>
        <source>seats</source>
        <translation>좌석 배치</translation>
    </message>
    <message>
        <source>gifts</source>
        <translation>기념품</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>남음</translation>
    </message>
</context>
<context>
    <name>BriefsPage</name>
    <message>
        <source>Reader</source>
        <translation>받는 사람</translation>
    </message>
    <message>
        <source>Back to writing · Esc</source>
        <translation>편집으로 돌아가기 · Esc</translation>
    </message>
    <message>
        <source>Make a meeting paper</source>
        <translation>면담자료 만들기</translation>
    </message>
    <message>
        <source>no time yet</source>
        <translation>시각 미정</translation>
    </message>
    <message>
        <source>Delete this paper</source>
        <translation>이 면담자료 지우기</translation>
    </message>
    <message>
        <source>A paper for each meeting: what to reach, say, ask and avoid.</source>
        <translation>면담마다 한 부씩: 이룰 것, 말할 것, 요청할 것, 피할 것을 적습니다.</translation>
    </message>
    <message>
        <source>There is no meeting paper for it yet.</source>
        <translation>아직 면담자료가 없습니다.</translation>
    </message>
    <message>
        <source>As this reader gets it:</source>
        <translation>이렇게 받아 봅니다:</translation>
    </message>
    <message>
        <source>Who reads it</source>
        <translation>누가 보나</translation>
    </message>
    <message>
        <source>See as the interpreter</source>
        <translation>통역용으로 보기</translation>
    </message>
</context>
<context>
    <name>Editor</name>
    <message>
        <source>See as a reader</source>
        <translation>받는 사람으로 보기</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>개요</translation>
    </message>
    <message>
        <source>Aims</source>
        <translation>목적·진행</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>논의사항</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>참석·좌석</translation>
    </message>
    <message>
        <source>Gifts</source>
        <translation>기념품·언론</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>말씀자료</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>질의응답</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>면담자료</translation>
    </message>
</context>
<context>
    <name>Gifts</name>
    <message>
        <source>Gifts</source>
        <translation>기념품</translation>
    </message>
    <message>
        <source>New gift</source>
        <translation>새 기념품</translation>
    </message>
    <message>
        <source>New gift, such as: lacquer box</source>
        <translation>새 기념품(예: 나전칠기함)</translation>
    </message>
    <message>
        <source>New gift in English</source>
        <translation>새 기념품(영문)</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영문</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>Press</source>
        <translation>언론</translation>
    </message>
    <message>
        <source>What the press may see</source>
        <translation>언론 공개 범위</translation>
    </message>
    <message numerus="yes">
        <source>%n piece(s)</source>
        <translation>
            <numerusform>%n점</numerusform>
        </translation>
    </message>
    <message>
        <source>No gift yet.</source>
        <translation>기념품이 없습니다.</translation>
    </message>
</context>
<context>
    <name>Newcomer</name>
    <message>
        <source>Somebody new of the other side</source>
        <translation>상대 측 새 인사</translation>
    </message>
    <message>
        <source>Name in Korean</source>
        <translation>이름(한글)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름(영문)</translation>
    </message>
    <message>
        <source>Title in Korean</source>
        <translation>직함(국문)</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>직함(영문)</translation>
    </message>
    <message>
        <source>New organisation</source>
        <translation>새 기관 이름</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
    <message>
        <source>New organisation…</source>
        <translation>새 기관…</translation>
    </message>
</context>
<context>
    <name>Overview</name>
    <message>
        <source>Paper</source>
        <translation>면담자료</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>Grade</source>
        <translation>등급</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>작성 부서</translation>
    </message>
    <message>
        <source>Department in English</source>
        <translation>작성 부서(영문)</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영문</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>작성자</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>제출 기한</translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation>일정</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>배경</translation>
    </message>
    <message>
        <source>What to know before</source>
        <translation>미리 알아 둘 것</translation>
    </message>
    <message>
        <source>Delete this paper</source>
        <translation>이 면담자료 지우기</translation>
    </message>
    <message>
        <source>A date such as 2023-01-09 or 2023. 1. 9.</source>
        <translation>날짜를 2023-01-09 또는 2023. 1. 9.처럼 적으세요</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>섭외</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>방</translation>
    </message>
    <message>
        <source>Their side</source>
        <translation>상대 측</translation>
    </message>
    <message>
        <source>Our side</source>
        <translation>우리 측</translation>
    </message>
</context>
<context>
    <name>PapersPane</name>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>My turn</source>
        <translation>내 차례</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>지연</translation>
    </message>
    <message>
        <source>Not final</source>
        <translation>미확정</translation>
    </message>
    <message>
        <source>Meeting papers</source>
        <translation>면담자료</translation>
    </message>
    <message>
        <source>Meetings, visits and ceremonies of the itinerary appear here.</source>
        <translation>일정의 면담·방문·행사가 여기에 나옵니다.</translation>
    </message>
    <message>
        <source>No paper here.</source>
        <translation>해당하는 면담자료가 없습니다.</translation>
    </message>
    <message>
        <source>no time yet</source>
        <translation>시각 미정</translation>
    </message>
    <message>
        <source>No paper yet</source>
        <translation>자료 없음</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>제출 지연 %n일</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PointRows</name>
    <message>
        <source>What to say, ask for or avoid; Enter for the next line</source>
        <translation>말할 것, 요청할 것, 피할 것 · Enter로 다음 항목</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>핵심</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>요청</translation>
    </message>
    <message>
        <source>Caution</source>
        <translation>유의</translation>
    </message>
    <message>
        <source>No mark</source>
        <translation>표시 없음</translation>
    </message>
    <message>
        <source>Ctrl+Shift+1 key, 2 ask, 3 caution; again takes the mark away</source>
        <translation>Ctrl+Shift+1 핵심, 2 요청, 3 유의 · 한 번 더 누르면 지움</translation>
    </message>
    <message>
        <source>Discussion point %1</source>
        <translation>논의사항 %1</translation>
    </message>
    <message>
        <source>%1 in English</source>
        <translation>%1 영문</translation>
    </message>
    <message>
        <source>No English (internal)</source>
        <translation>영문 없음(내부용)</translation>
    </message>
    <message>
        <source>English needed</source>
        <translation>영문 필요</translation>
    </message>
</context>
<context>
    <name>Points</name>
    <message>
        <source>Discussion points</source>
        <translation>논의사항</translation>
    </message>
    <message>
        <source>Tab level · Enter next · Alt+↑↓ move · Ctrl+Shift+1 2 3 mark</source>
        <translation>Tab 들여쓰기 · Enter 다음 항목 · Alt+↑↓ 이동 · Ctrl+Shift+1 2 3 표시</translation>
    </message>
</context>
<context>
    <name>Readers</name>
    <message>
        <source>Who reads it</source>
        <translation>누가 보나</translation>
    </message>
    <message>
        <source>can only be narrowed</source>
        <translation>더 좁힐 수만 있습니다</translation>
    </message>
    <message>
        <source>Back to the default</source>
        <translation>좁힘 풀기</translation>
    </message>
    <message>
        <source>See as the interpreter</source>
        <translation>통역용으로 보기</translation>
    </message>
    <message>
        <source>Principal</source>
        <translation>단장</translation>
    </message>
    <message>
        <source>Staff</source>
        <translation>실무</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>통역</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>단원</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>상대 기관</translation>
    </message>
    <message>
        <source>The engagement itself</source>
        <translation>일정 자체</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>Order of events</source>
        <translation>진행 순서</translation>
    </message>
    <message>
        <source>Discussion points</source>
        <translation>논의사항</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>말씀자료</translation>
    </message>
    <message>
        <source>Cautions, questions</source>
        <translation>유의·질의응답</translation>
    </message>
    <message>
        <source>Those present</source>
        <translation>참석자</translation>
    </message>
    <message>
        <source>Gifts</source>
        <translation>기념품</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>그 밖</translation>
    </message>
    <message>
        <source>Companies, drivers, press, the public</source>
        <translation>기업, 기사, 언론, 공개</translation>
    </message>
    <message>
        <source>topics</source>
        <translation>의제만</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>보임</translation>
    </message>
    <message>
        <source>seen in part</source>
        <translation>일부만 보임</translation>
    </message>
    <message>
        <source>not seen</source>
        <translation>안 보임</translation>
    </message>
    <message>
        <source>Click to keep it from this reader</source>
        <translation>누르면 이 받는 사람에게 보이지 않습니다</translation>
    </message>
    <message>
        <source>Cannot be narrowed by itself: narrow the engagement, or its grade</source>
        <translation>이 항목만 좁힐 수는 없습니다. ‘일정 자체’ 줄이나 등급에서 좁히세요</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>The paper as this reader gets it</source>
        <translation>받는 사람이 보는 면담자료</translation>
    </message>
    <message>
        <source>This reader does not see this engagement at all.</source>
        <translation>이 받는 사람에게는 이 일정이 전혀 보이지 않습니다.</translation>
    </message>
    <message>
        <source>This reader gets no paper for it.</source>
        <translation>이 받는 사람은 면담자료를 받지 않습니다.</translation>
    </message>
    <message>
        <source>Their side</source>
        <translation>상대 측</translation>
    </message>
    <message>
        <source>Our side</source>
        <translation>우리 측</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>목적</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>최소 목표</translation>
    </message>
    <message>
        <source>Order of events</source>
        <translation>진행 순서</translation>
    </message>
    <message>
        <source>Discussion points</source>
        <translation>논의사항</translation>
    </message>
    <message>
        <source>Questions to expect</source>
        <translation>예상 질의응답</translation>
    </message>
    <message>
        <source>Q</source>
        <translation>문</translation>
    </message>
    <message>
        <source>A</source>
        <translation>답</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>배경</translation>
    </message>
    <message>
        <source>Interpreting</source>
        <translation>통역</translation>
    </message>
    <message>
        <source>Gifts</source>
        <translation>기념품</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>No English (internal)</source>
        <translation>영문 없음(내부용)</translation>
    </message>
    <message>
        <source>English needed</source>
        <translation>영문 필요</translation>
    </message>
    <message>
        <source>%1 in English</source>
        <translation>%1 영문</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Add to %1</source>
        <translation>%1에 추가</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>추가…</translation>
    </message>
    <message>
        <source>Up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Down</source>
        <translation>아래로</translation>
    </message>
</context>
<context>
    <name>Speech</name>
    <message>
        <source>Add</source>
        <translation>추가</translation>
    </message>
</context>
<context>
    <name>Table</name>
    <message>
        <source>Who sits there</source>
        <translation>양측 참석자</translation>
    </message>
    <message>
        <source>Drag, or Alt+↑↓, to order; Delete takes away</source>
        <translation>끌거나 Alt+↑↓로 순서 · Delete로 빼기</translation>
    </message>
    <message>
        <source>Our side</source>
        <translation>우리 측</translation>
    </message>
    <message>
        <source>Their side</source>
        <translation>상대 측</translation>
    </message>
    <message>
        <source>Somebody new of the other side…</source>
        <translation>상대 측 새 인사…</translation>
    </message>
    <message>
        <source>Interpreting</source>
        <translation>통역</translation>
    </message>
    <message>
        <source>Interpreter</source>
        <translation>통역 담당</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>좌석</translation>
    </message>
    <message>
        <source>1 is the middle of a side</source>
        <translation>1번이 가운데</translation>
    </message>
    <message>
        <source>Seat both sides in this order</source>
        <translation>이 순서대로 앉히기</translation>
    </message>
    <message>
        <source>Clear the seats</source>
        <translation>좌석 비우기</translation>
    </message>
    <message>
        <source>Nobody named</source>
        <translation>정하지 않음</translation>
    </message>
    <message>
        <source>No seats yet.</source>
        <translation>좌석이 없습니다.</translation>
    </message>
</context>
<context>
    <name>_Part</name>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>%1 빼기</translation>
    </message>
    <message>
        <source>One thought a paragraph; Enter for the next</source>
        <translation>한 문단에 한 생각 · Enter로 다음 문단</translation>
    </message>
    <message>
        <source>%1 in English</source>
        <translation>%1 영문</translation>
    </message>
    <message>
        <source>English needed</source>
        <translation>영문 필요</translation>
    </message>
</context>
</TS>
