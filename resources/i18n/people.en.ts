<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>MergeDialog</name>
    <message numerus="yes">
        <source>%n places that name the other entry will name this one</source>
        <translation>
            <numerusform>%n place that names the other entry will name this one</numerusform>
            <numerusform>%n places that name the other entry will name this one</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, in %n trips.</source>
        <translation>
            <numerusform>, in %n trip.</numerusform>
            <numerusform>, in %n trips.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UsedCard</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>
