<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AddDialog</name>
    <message>
        <source>Somebody who is known</source>
        <translation>이미 있는 인물</translation>
    </message>
    <message>
        <source>Name or initial consonants</source>
        <translation>이름 또는 초성</translation>
    </message>
    <message>
        <source>Nobody of that name is known. Enter adds a new person.</source>
        <translation>그런 이름의 인물이 없습니다. Enter를 누르면 새 인물로 넣습니다.</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>Empty: that of the last title</source>
        <translation>비우면 최근 직함의 기관</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Add as a new person</source>
        <translation>새 인물로 넣기</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>넣기</translation>
    </message>
</context>
<context>
    <name>DelegationPage</name>
    <message>
        <source>Delegation</source>
        <translation>방문단</translation>
    </message>
    <message>
        <source>Their side</source>
        <translation>상대 측</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>연락처</translation>
    </message>
    <message>
        <source>Up in protocol order</source>
        <translation>의전순위 위로</translation>
    </message>
    <message>
        <source>Down in protocol order</source>
        <translation>의전순위 아래로</translation>
    </message>
    <message>
        <source>Paste from Excel</source>
        <translation>엑셀에서 붙여넣기</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>+ Add</source>
        <translation>+ 추가</translation>
    </message>
    <message>
        <source>Name of the party</source>
        <translation>단 이름</translation>
    </message>
    <message>
        <source>Party in Korean</source>
        <translation>단 이름(국문)</translation>
    </message>
    <message>
        <source>Party in English</source>
        <translation>단 이름(영문)</translation>
    </message>
    <message>
        <source>What a driver reads of it</source>
        <translation>기사용 표기</translation>
    </message>
    <message>
        <source>Delete the party</source>
        <translation>단 지우기</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>성명</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>영문 성명</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>직위</translation>
    </message>
    <message>
        <source>Role in English</source>
        <translation>영문 직위</translation>
    </message>
    <message>
        <source>Part played</source>
        <translation>임무</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>단</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>휴대전화</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>Name in the passport</source>
        <translation>여권 성명</translation>
    </message>
    <message>
        <source>Passport valid until</source>
        <translation>여권 만료일</translation>
    </message>
    <message>
        <source>Visa, ESTA</source>
        <translation>비자·ESTA</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>전화</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>비고</translation>
    </message>
    <message>
        <source>On call</source>
        <translation>상시</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>구분</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Nobody travels yet. Add somebody, or paste a table from Excel.</source>
        <translation>아직 방문단이 없습니다. 인물을 추가하거나 엑셀 표를 붙여넣으세요.</translation>
    </message>
    <message>
        <source>Nobody of the other side is known yet.</source>
        <translation>아직 상대 측 인물이 없습니다.</translation>
    </message>
    <message>
        <source>No number to call yet: consulate, agency, hospital, driver.</source>
        <translation>아직 연락처가 없습니다. 총영사관, 유관 기관, 병원, 기사 등을 추가하세요.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>+ Party</source>
        <translation>+ 단</translation>
    </message>
    <message>
        <source>Add somebody to the delegation…</source>
        <translation>방문단에 인물 추가…</translation>
    </message>
    <message>
        <source>Add somebody of the other side…</source>
        <translation>상대 측 인물 추가…</translation>
    </message>
    <message>
        <source>Add a contact</source>
        <translation>연락처 추가</translation>
    </message>
    <message>
        <source>Add a party</source>
        <translation>단 추가</translation>
    </message>
    <message>
        <source>Paste people from Excel</source>
        <translation>엑셀에서 인물 붙여넣기</translation>
    </message>
    <message>
        <source>Show their side</source>
        <translation>상대 측 보기</translation>
    </message>
    <message>
        <source>Show contacts</source>
        <translation>연락처 보기</translation>
    </message>
    <message>
        <source>“%1” is not a day. Write it as 2030. 6. 15.</source>
        <translation>‘%1’은(는) 날짜가 아닙니다. 2030. 6. 15. 형식으로 적으세요.</translation>
    </message>
    <message>
        <source>New party</source>
        <translation>새 단</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>새 연락처</translation>
    </message>
    <message>
        <source>Add to the delegation</source>
        <translation>방문단에 추가</translation>
    </message>
    <message>
        <source>Add to their side</source>
        <translation>상대 측에 추가</translation>
    </message>
    <message>
        <source>There is no table on the clipboard. Copy the rows in Excel first.</source>
        <translation>클립보드에 표가 없습니다. 엑셀에서 먼저 행을 복사하세요.</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>Paste people</source>
        <translation>인물 붙여넣기</translation>
    </message>
    <message>
        <source>Nothing is added yet. Check what each column holds, and who is known already.</source>
        <translation>아직 넣지 않았습니다. 각 열의 내용과 이미 있는 인물인지 확인하세요.</translation>
    </message>
    <message>
        <source>What will be added</source>
        <translation>넣을 내용</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>넣기</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>인물</translation>
    </message>
    <message>
        <source>What column %1 holds</source>
        <translation>%1열의 내용</translation>
    </message>
    <message>
        <source>(leave out)</source>
        <translation>(넣지 않음)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>성명</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>영문 성명</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>직위</translation>
    </message>
    <message>
        <source>Role in English</source>
        <translation>영문 직위</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>단</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>휴대전화</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>이메일</translation>
    </message>
    <message>
        <source>Name in the passport</source>
        <translation>여권 성명</translation>
    </message>
    <message>
        <source>Passport valid until</source>
        <translation>여권 만료일</translation>
    </message>
    <message>
        <source>What they do</source>
        <translation>담당 업무</translation>
    </message>
    <message>
        <source>Not a day: it is left out. Write it as 2030. 6. 15.</source>
        <translation>날짜가 아니어서 넣지 않습니다. 2030. 6. 15. 형식으로 적으세요.</translation>
    </message>
    <message>
        <source>Who is %1</source>
        <translation>%1: 누구인지</translation>
    </message>
    <message>
        <source>New person</source>
        <translation>새 인물</translation>
    </message>
    <message>
        <source>%1, travels already</source>
        <translation>%1 (이미 방문단)</translation>
    </message>
    <message>
        <source>New people: %1 · known already: %2 · left out: %3</source>
        <translation>새 인물 %1 · 이미 있는 인물 %2 · 넣지 않음 %3</translation>
    </message>
</context>
</TS>
