<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>FreezeForm</name>
    <message>
        <source>A frozen issue is what was handed out: it can be compared with later, and is never changed.</source>
        <translation>확정한 배포본은 나누어 준 그대로 남아 나중에 비교할 수 있고, 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Reason, such as: time of the Google visit changed</source>
        <translation>사유, 예: 구글 방문 시각 변경</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>확정</translation>
    </message>
    <message>
        <source>Freeze as issue %1</source>
        <translation>%1차 배포본으로 확정</translation>
    </message>
    <message>
        <source>Issue %1 is frozen.</source>
        <translation>%1차 배포본을 확정했습니다.</translation>
    </message>
</context>
<context>
    <name>HistoryPage</name>
    <message>
        <source>Compared with</source>
        <translation>비교 대상</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>변경 흐름</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>바뀐 것</translation>
    </message>
    <message>
        <source>Compare with issue %1</source>
        <translation>%1차 배포본과 비교</translation>
    </message>
    <message>
        <source>Nothing issued yet</source>
        <translation>아직 확정한 배포본 없음</translation>
    </message>
    <message>
        <source>Freeze issue %1…</source>
        <translation>%1차 배포본 확정…</translation>
    </message>
    <message>
        <source>Now (not frozen)</source>
        <translation>지금 (확정 전)</translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>변경 %n건</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edits</source>
        <translation>
            <numerusform>수정 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Issue %1 frozen</source>
        <translation>%1차 배포본 확정</translation>
    </message>
    <message>
        <source>Freeze the first issue when the trip is ready to be handed out; changes show from then on.</source>
        <translation>나누어 줄 준비가 되면 1차 배포본을 확정하세요. 그 뒤로 바뀐 것이 여기에 보입니다.</translation>
    </message>
    <message>
        <source>Nothing has changed since.</source>
        <translation>그 뒤로 바뀐 것이 없습니다.</translation>
    </message>
    <message>
        <source>Frozen by %1. Zone rules: tzdata %2.</source>
        <translation>%1 확정 · 시간대 자료 tzdata %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>그 밖에 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>changed; only the reader named for it may read it</source>
        <translation>변경(내용은 지정된 열람자만 볼 수 있음)</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>되돌리기: %1</translation>
    </message>
</context>
</TS>
