"""Keeps the translations of the desk: reads the sources, updates `resources/i18n/*.ts`, compiles them to `.qm`.

`python -m tools.translations` does it; `--check` says what is untranslated or not up to date and changes nothing;
`--fill NAME.ko.json` takes translations from a JSON file, `{"source": "translation"}`, plural forms as a list.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from tripdesk.ui.i18n import FEATURES

ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "tripdesk" / "ui"
FOLDER = ROOT / "resources" / "i18n"
LANGUAGES = ("ko", "en")
"""English is the language of the sources; its files hold only what has a plural."""


def sources(feature: str) -> list[Path]:
    """The modules of a feature; those of no feature belong to the shell."""
    found = sorted((SOURCES / feature).rglob("*.py"))
    return (
        [*found, *sorted(SOURCES.glob("*.py")), *sorted((SOURCES / "operations").rglob("*.py"))]
        if feature == "shell"
        else found
    )


def update(folder: Path) -> None:
    """Brings every `.ts` in the folder up to date with the sources, then compiles it."""
    for feature in FEATURES:
        modules = sources(feature)
        if not modules:
            continue
        for language in LANGUAGES:
            target = folder / f"{feature}.{language}.ts"
            plural = ["-pluralonly"] if language == "en" else []
            words = [*map(str, modules), "-no-obsolete", "-locations", "none", "-source-language", "en"]
            _run("lupdate", *words, "-target-language", language, *plural, "-ts", str(target))
            _run("lrelease", str(target), "-qm", str(target.with_suffix(".qm")))


def _run(tool: str, *words: str) -> None:
    program = shutil.which(f"pyside6-{tool}", path=str(Path(sys.executable).parent))
    if program is None:
        raise SystemExit(f"pyside6-{tool} is missing")
    subprocess.run([program, *words], check=True, capture_output=True, cwd=ROOT)


def fill(folder: Path, language: str, said: dict[str, str | list[str]]) -> None:
    """Writes translations into the texts of a language that have none."""
    for file in sorted(folder.glob(f"*.{language}.ts")):
        tree = ElementTree.parse(file)
        for message in tree.getroot().iter("message"):
            source, translation = message.findtext("source") or "", message.find("translation")
            if translation is None or translation.get("type") != "unfinished" or source not in said:
                continue
            del translation.attrib["type"]
            forms, words = translation.findall("numerusform"), said[source]
            if forms:
                for form, word in zip(forms, [words] if isinstance(words, str) else words, strict=True):
                    form.text = word
            else:
                translation.text = str(words)
        tree.write(file, encoding="utf-8", xml_declaration=True)


def untranslated(folder: Path = FOLDER) -> Iterator[str]:
    """Every text that has no translation, with its file and context."""
    for file in sorted(folder.glob("*.ts")):
        for context in ElementTree.parse(file).getroot().iter("context"):
            for message in context.iter("message"):
                translation = message.find("translation")
                forms = translation.findall("numerusform") if translation is not None else []
                said = (
                    [form.text for form in forms] if forms else [translation.text if translation is not None else None]
                )
                if translation is None or translation.get("type") or not all(said):
                    yield f"{file.name}: {context.findtext('name')}: {message.findtext('source')}"


def outdated() -> list[str]:
    """The files that are not what the sources say."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for file in FOLDER.glob("*.ts"):
            shutil.copy(file, folder / file.name)
        update(folder)
        names = {file.name for file in [*folder.iterdir(), *FOLDER.iterdir()]}
        return sorted(
            name
            for name in names
            if not (folder / name).exists()
            or not (FOLDER / name).exists()
            or (folder / name).read_bytes() != (FOLDER / name).read_bytes()
        )


if __name__ == "__main__":
    if "--check" not in sys.argv[1:]:
        FOLDER.mkdir(exist_ok=True)
        update(FOLDER)
        if "--fill" in sys.argv[1:]:
            path = Path(sys.argv[sys.argv.index("--fill") + 1])
            fill(FOLDER, path.suffixes[-2].lstrip("."), json.loads(path.read_text(encoding="utf-8")))
            update(FOLDER)
    faults = [*untranslated(), *(outdated() if "--check" in sys.argv[1:] else [])]
    print("\n".join(faults) or "every text is translated")
    raise SystemExit(bool(faults))
