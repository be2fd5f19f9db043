<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>CropDialog</name>
    <message>
        <source>Portrait</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Move the frame with the mouse or the arrow keys; + and − change its size.</source>
        <translation>마우스나 화살표 키로 틀을 옮기고, + − 키로 크기를 바꿉니다.</translation>
    </message>
    <message>
        <source>Part of the picture that becomes the portrait</source>
        <translation>사진으로 쓸 부분</translation>
    </message>
    <message>
        <source>Turn left</source>
        <translation>왼쪽으로 돌리기</translation>
    </message>
    <message>
        <source>Turn right</source>
        <translation>오른쪽으로 돌리기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Use this part</source>
        <translation>이 부분 쓰기</translation>
    </message>
</context>
<context>
    <name>MergeDialog</name>
    <message>
        <source>Make one entry of two</source>
        <translation>두 항목을 하나로 합치기</translation>
    </message>
    <message>
        <source>The other entry</source>
        <translation>합칠 항목</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>합치기</translation>
    </message>
    <message>
        <source>Choose the other entry at the left.</source>
        <translation>왼쪽에서 합칠 항목을 고르세요.</translation>
    </message>
    <message>
        <source>This entry stays</source>
        <translation>남는 항목</translation>
    </message>
    <message>
        <source>The other entry goes</source>
        <translation>없어지는 항목</translation>
    </message>
    <message>
        <source>They do not contradict each other.</source>
        <translation>서로 다른 값이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n places that name the other entry will name this one</source>
        <translation>
            <numerusform>합칠 항목이 쓰인 %n곳이 남는 항목으로 바뀝니다</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, in %n trips.</source>
        <translation>
            <numerusform> (출장 %n건).</numerusform>
        </translation>
    </message>
    <message>
        <source>Both</source>
        <translation>둘 다</translation>
    </message>
</context>
<context>
    <name>OrganisationProfile</name>
    <message>
        <source>Basics</source>
        <translation>기본 정보</translation>
    </message>
    <message>
        <source>Name in Korean</source>
        <translation>국문 이름</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>영문 성명</translation>
    </message>
    <message>
        <source>Name of the organisation</source>
        <translation>기관명</translation>
    </message>
    <message>
        <source>Short name in Korean</source>
        <translation>국문 약칭</translation>
    </message>
    <message>
        <source>Short name in English</source>
        <translation>영문 약칭</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>약칭</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>누리집</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>What it may accept as a gift, in Korean</source>
        <translation>기념품 수령 기준(국문)</translation>
    </message>
    <message>
        <source>What it may accept as a gift, in English</source>
        <translation>기념품 수령 기준(영문)</translation>
    </message>
    <message>
        <source>Gift policy</source>
        <translation>기념품 수령 기준</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>약력</translation>
    </message>
    <message>
        <source>Profile in Korean</source>
        <translation>약력(국문)</translation>
    </message>
    <message>
        <source>Profile in English</source>
        <translation>약력(영문)</translation>
    </message>
    <message>
        <source>One paragraph a line</source>
        <translation>한 줄에 한 문단</translation>
    </message>
    <message>
        <source>Contacts with the city so far</source>
        <translation>우리 시와의 접촉 이력</translation>
    </message>
    <message>
        <source>Contacts so far in Korean</source>
        <translation>접촉 이력(국문)</translation>
    </message>
    <message>
        <source>Contacts so far in English</source>
        <translation>접촉 이력(영문)</translation>
    </message>
    <message>
        <source>One meeting a line, such as 2023. 1. 6. Meeting at CES</source>
        <translation>한 줄에 한 건, 예: 2023. 1. 6. CES 공동브랜드관 면담</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(이름 없음)</translation>
    </message>
</context>
<context>
    <name>OrganisationsPage</name>
    <message>
        <source>Organisations</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>Name, initial consonants</source>
        <translation>이름, 초성</translation>
    </message>
    <message>
        <source>+ Organisation</source>
        <translation>+ 기관</translation>
    </message>
    <message>
        <source>Choose an organisation at the left, or add one.</source>
        <translation>왼쪽에서 기관을 고르거나 새로 추가하세요.</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>People</source>
        <translation>인물</translation>
    </message>
    <message>
        <source>Name, title, initial consonants</source>
        <translation>이름, 직함, 초성</translation>
    </message>
    <message>
        <source>+ Person</source>
        <translation>+ 인물</translation>
    </message>
    <message>
        <source>Choose somebody at the left, or add somebody.</source>
        <translation>왼쪽에서 인물을 고르거나 새로 추가하세요.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Their side</source>
        <translation>상대 측</translation>
    </message>
    <message>
        <source>Delegation</source>
        <translation>방문단</translation>
    </message>
    <message>
        <source>Met lately</source>
        <translation>최근 만남</translation>
    </message>
</context>
<context>
    <name>PersonProfile</name>
    <message>
        <source>No English title</source>
        <translation>영문 직함 없음</translation>
    </message>
    <message>
        <source>Remove the portrait</source>
        <translation>사진 빼기</translation>
    </message>
    <message>
        <source>Contacts with the city so far</source>
        <translation>우리 시와의 접촉 이력</translation>
    </message>
    <message>
        <source>Contacts so far in Korean</source>
        <translation>접촉 이력(국문)</translation>
    </message>
    <message>
        <source>Contacts so far in English</source>
        <translation>접촉 이력(영문)</translation>
    </message>
    <message>
        <source>One meeting a line, such as 2023. 1. 6. Meeting at CES</source>
        <translation>한 줄에 한 건, 예: 2023. 1. 6. CES 공동브랜드관 면담</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>성명</translation>
    </message>
    <message>
        <source>Name in Korean</source>
        <translation>국문 이름</translation>
    </message>
    <message>
        <source>Name in English</source>
        <translation>영문 성명</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>국문</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영문</translation>
    </message>
    <message>
        <source>Hanja</source>
        <translation>한자</translation>
    </message>
    <message>
        <source>Name in Hanja</source>
        <translation>한자 이름</translation>
    </message>
    <message>
        <source>Korean reading</source>
        <translation>한글 읽기</translation>
    </message>
    <message>
        <source>Korean reading of a foreign name</source>
        <translation>외국 이름의 한글 읽기</translation>
    </message>
    <message>
        <source>separated by commas</source>
        <translation>쉼표로 구분</translation>
    </message>
    <message>
        <source>Other spellings</source>
        <translation>다른 표기</translation>
    </message>
    <message>
        <source>Address and protocol</source>
        <translation>호칭·의전</translation>
    </message>
    <message>
        <source>Form of address in Korean</source>
        <translation>국문 호칭</translation>
    </message>
    <message>
        <source>Address, Korean</source>
        <translation>국문 호칭</translation>
    </message>
    <message>
        <source>Form of address in English</source>
        <translation>영문 호칭</translation>
    </message>
    <message>
        <source>Address, English</source>
        <translation>영문 호칭</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Source of the profile</source>
        <translation>약력 출처</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>약력</translation>
    </message>
    <message>
        <source>Profile in Korean</source>
        <translation>약력(국문)</translation>
    </message>
    <message>
        <source>Profile in English</source>
        <translation>약력(영문)</translation>
    </message>
    <message>
        <source>One paragraph a line</source>
        <translation>한 줄에 한 문단</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(이름 없음)</translation>
    </message>
    <message>
        <source>Title confirmed %1</source>
        <translation>직함 확인 %1</translation>
    </message>
    <message>
        <source>Title not confirmed</source>
        <translation>직함 미확인</translation>
    </message>
</context>
<context>
    <name>Portrait</name>
    <message>
        <source>Drop a picture here, or click to choose one</source>
        <translation>사진을 끌어다 놓거나 눌러서 고르세요</translation>
    </message>
    <message>
        <source>Portrait: choose a picture</source>
        <translation>사진 고르기</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff)</source>
        <translation>사진 (*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff)</translation>
    </message>
    <message>
        <source>Portrait</source>
        <translation>사진</translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>Merge…</source>
        <translation>합치기…</translation>
    </message>
    <message>
        <source>Make one entry of two</source>
        <translation>두 항목을 하나로 합치기</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>국문</translation>
    </message>
    <message>
        <source>English</source>
        <translation>영문</translation>
    </message>
</context>
<context>
    <name>RecordsPage</name>
    <message>
        <source>Nobody and nothing is found by these words.</source>
        <translation>찾는 말에 맞는 항목이 없습니다.</translation>
    </message>
    <message>
        <source>Merge with another entry…</source>
        <translation>다른 항목과 합치기…</translation>
    </message>
    <message>
        <source>Delete this entry</source>
        <translation>이 항목 지우기</translation>
    </message>
</context>
<context>
    <name>TitlesCard</name>
    <message>
        <source>Titles</source>
        <translation>직함</translation>
    </message>
    <message>
        <source>No title is known yet.</source>
        <translation>아직 직함이 없습니다.</translation>
    </message>
    <message>
        <source>+ Title</source>
        <translation>+ 직함</translation>
    </message>
</context>
<context>
    <name>UsedCard</name>
    <message>
        <source>Where used</source>
        <translation>쓰이는 곳</translation>
    </message>
    <message>
        <source>Nowhere yet.</source>
        <translation>아직 쓰이는 곳이 없습니다.</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>자료</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>외 %n건</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_TitleRow</name>
    <message>
        <source>Not a day. Write it as 2023. 1. 12.</source>
        <translation>날짜가 아닙니다. 2023. 1. 12. 형식으로 적으세요.</translation>
    </message>
    <message>
        <source>Title in Korean</source>
        <translation>국문 직함</translation>
    </message>
    <message>
        <source>Title in English</source>
        <translation>영문 직함</translation>
    </message>
    <message>
        <source>Organisation of the title</source>
        <translation>직함의 기관</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>기관</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>시작일</translation>
    </message>
    <message>
        <source>since</source>
        <translation>부터</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>종료일</translation>
    </message>
    <message>
        <source>until</source>
        <translation>까지</translation>
    </message>
    <message>
        <source>Looked up on</source>
        <translation>확인일</translation>
    </message>
    <message>
        <source>looked up on</source>
        <translation>확인일</translation>
    </message>
    <message>
        <source>Source of the title</source>
        <translation>직함 출처</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>출처</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>확인함</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Remove this title</source>
        <translation>이 직함 빼기</translation>
    </message>
</context>
</TS>
