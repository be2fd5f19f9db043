"""Draw the placeholder pictures of the sample trip: `python tools/draw_portraits.py resources/sample/ces-2023.json`.

Each attachment of the snapshot that is drawn here is written to `NAME.files/<sha256>`. Nobody is portrayed: a person
is a silhouette on a tint. Exit 1 when the snapshot names another sha256 than the drawing has.
"""

import hashlib
import io
import json
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 600, 800
SMOOTHING = 3
"""Drawn so many times larger and made smaller, so that edges are smooth."""

Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Look:
    """What tells one silhouette from another: the tint, the figure's shade, the breadth of the shoulders."""

    ground: Colour
    halo: Colour
    figure: Colour
    shoulders: int = 420


LOOKS = {
    "portrait-mayor.png": Look((203, 221, 233), (230, 239, 245), (62, 92, 116), 440),
    "portrait-chief.png": Look((224, 221, 207), (240, 238, 230), (108, 100, 76)),
    "portrait-protocol.png": Look((232, 214, 220), (245, 235, 238), (128, 84, 98), 400),
    "portrait-ai.png": Look((208, 229, 216), (232, 243, 236), (70, 112, 88), 430),
    "portrait-intl.png": Look((219, 213, 234), (238, 235, 246), (96, 84, 128), 410),
    "portrait-lee.jpg": Look((237, 222, 201), (247, 240, 229), (136, 102, 64), 405),
    "portrait-kolhatkar.png": Look((203, 229, 229), (229, 243, 243), (58, 110, 112), 415),
}
PLAN = "plan-pavilion.png"


def portrait(look: Look) -> Image.Image:
    """A silhouette from the chest up, 600 by 800."""
    big = Image.new("RGB", (WIDTH * SMOOTHING, HEIGHT * SMOOTHING), look.ground)
    pen = ImageDraw.Draw(big)

    def at(*values: int) -> list[int]:
        return [v * SMOOTHING for v in values]

    middle = WIDTH // 2
    left, right = middle - look.shoulders // 2, middle + look.shoulders // 2
    pen.ellipse(at(middle - 250, 90, middle + 250, 590), fill=look.halo)
    pen.rounded_rectangle(at(left, 540, right, HEIGHT + 200), radius=150 * SMOOTHING, fill=look.figure)
    pen.ellipse(at(middle - 132, 168, middle + 132, 508), fill=look.halo)
    pen.ellipse(at(middle - 120, 180, middle + 120, 496), fill=look.figure)
    return big.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


def plan() -> Image.Image:
    """A sketch of the way through the pavilion at the opening: booths, the aisle, the way with its three stops."""
    big = Image.new("RGB", (800 * SMOOTHING, 600 * SMOOTHING), (246, 246, 242))
    pen = ImageDraw.Draw(big)

    def at(*values: int) -> list[int]:
        return [v * SMOOTHING for v in values]

    pen.rectangle(at(60, 60, 740, 420), outline=(96, 104, 112), width=4 * SMOOTHING)
    for row in (90, 270):
        for column in range(4):
            x = 100 + column * 155
            pen.rounded_rectangle(at(x, row, x + 125, row + 110), radius=8 * SMOOTHING, fill=(205, 219, 228))
    way = at(30, 500, 400, 500, 400, 235, 680, 235)
    pen.line(way, fill=(168, 62, 48), width=7 * SMOOTHING, joint="curve")
    for x, y in ((30, 500), (400, 500), (680, 235)):
        pen.ellipse(at(x - 14, y - 14, x + 14, y + 14), fill=(168, 62, 48))
    return big.resize((800, 600), Image.Resampling.LANCZOS)


def encoded(picture: Image.Image, name: str) -> bytes:
    """The picture's bytes in the format its name says, with nothing but the pixels in it."""
    out = io.BytesIO()
    if name.endswith(".jpg"):
        picture.save(out, "JPEG", quality=85, subsampling=0, optimize=True)
    else:
        picture.quantize(colors=64, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def drawings() -> dict[str, bytes]:
    """Every picture by its file name."""
    pictures = {name: portrait(look) for name, look in LOOKS.items()} | {PLAN: plan()}
    return {name: encoded(picture, name) for name, picture in pictures.items()}


def main(snapshots: list[str]) -> int:
    drawn = drawings()
    differ = 0
    for path in map(Path, snapshots):
        folder = path.with_name(f"{path.stem}.files")
        folder.mkdir(exist_ok=True)
        for attachment in json.loads(path.read_text(encoding="utf-8")).get("attachments", []):
            name = attachment["file_name"]
            if name not in drawn:
                continue
            sha256 = hashlib.sha256(drawn[name]).hexdigest()
            (folder / sha256).write_bytes(drawn[name])
            print(f"{sha256}  {folder / sha256}  {name}")
            if sha256 != attachment["sha256"]:
                print(f"{path}: {name} is named with another sha256", file=sys.stderr)
                differ += 1
    return 1 if differ or not snapshots else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
