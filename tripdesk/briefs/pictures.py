"""Portraits made fit for print: small, upright, without a word about where and when they were taken."""

import io
import warnings
from collections.abc import Callable
from typing import Final

from PIL import Image, ImageOps

from tripdesk.errors import Rejected

MAX_BYTES: Final = 20_000_000
MAX_PIXELS: Final = 40_000_000
FRAME_MM: Final = (30, 40)
_DPI: Final = 220
_MM_AN_INCH: Final = 25.4
_BOX: Final = tuple(round(side * _DPI / _MM_AN_INCH) for side in FRAME_MM)
_FORMATS: Final = ("JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF")
_PNG: Final = b"\x89PNG\r\n\x1a\n"


def normalise(data: bytes) -> bytes:
    """The picture re-encoded: turned upright, no larger than its frame at 220 dpi, no metadata, nothing cropped.

    Raises Rejected `picture_too_large` before anything is decoded, `picture_unreadable` for what is no picture.
    """
    return _guarded(data, lambda: _encoded(data))


def framed(data: bytes, turns: int, frame: tuple[float, float, float, float]) -> bytes:
    """Part of the picture, prepared as `normalise` does: turned clockwise by quarters, then cut to the frame.

    The frame is left, top, right, bottom in fractions of the turned picture. Raises Rejected as `normalise`.
    """
    return _guarded(data, lambda: _encoded(data, turns, frame))


def preview(data: bytes, longest: int = 900) -> bytes:
    """The whole picture upright, no side longer than that, to choose a part of. Raises Rejected as `normalise`."""
    return _guarded(data, lambda: _encoded(data, box=(longest, longest)))


def _guarded(data: bytes, encode: Callable[[], bytes]) -> bytes:
    if len(data) > MAX_BYTES:
        raise Rejected("picture_too_large", megabytes=len(data) // 1_000_000)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return encode()
    except Image.DecompressionBombError as error:
        raise Rejected("picture_too_large") from error
    except Rejected:
        raise
    except Exception as error:  # decoders of damaged files raise whatever they meet
        raise Rejected("picture_unreadable") from error


def kind_of(prepared: bytes) -> str:
    """`png` or `jpeg`, of a picture that `normalise` made."""
    return "png" if prepared.startswith(_PNG) else "jpeg"


def printed_size(prepared: bytes) -> tuple[float, float]:
    """Width and height in millimetres at which a prepared picture fills its frame without being cut."""
    with Image.open(io.BytesIO(prepared), formats=("JPEG", "PNG")) as image:
        wide, high = image.size
    scale = min(FRAME_MM[0] / wide, FRAME_MM[1] / high)
    return wide * scale, high * scale


def _encoded(
    data: bytes,
    turns: int = 0,
    frame: tuple[float, float, float, float] = (0, 0, 1, 1),
    box: tuple[int, int] = (_BOX[0], _BOX[1]),
) -> bytes:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        wide, high = image.size
        if wide * high > MAX_PIXELS:
            raise Rejected("picture_too_large", width=wide, height=high)
        photograph = image.format == "JPEG"
        upright = ImageOps.exif_transpose(image)
        picture = _on_white(upright)
    picture = _cut(picture.rotate(-90 * (turns % 4), expand=True), frame)
    picture.thumbnail(box, Image.Resampling.LANCZOS)
    plain = Image.frombytes("RGB", picture.size, picture.tobytes())
    out = io.BytesIO()
    if photograph:
        plain.save(out, "JPEG", quality=85, optimize=True)
    else:
        plain.save(out, "PNG", optimize=True)
    return out.getvalue()


def _cut(picture: Image.Image, frame: tuple[float, float, float, float]) -> Image.Image:
    wide, high = picture.size
    left, top, right, bottom = (
        max(0, min(round(part * side), side)) for part, side in zip(frame, (wide, high, wide, high), strict=True)
    )
    if right - left < 1 or bottom - top < 1:
        raise Rejected("picture_unreadable")
    return picture if (left, top, right, bottom) == (0, 0, wide, high) else picture.crop((left, top, right, bottom))


def _on_white(image: Image.Image) -> Image.Image:
    """Three colours of eight bits; what was transparent is white."""
    if image.mode.startswith(("I", "F")):
        deep = image.convert("I")
        return Image.frombytes("L", deep.size, deep.tobytes()[1::4]).convert("RGB")
    if "A" in image.getbands() or "transparency" in image.info:
        clear = image.convert("RGBA")
        ground = Image.new("RGBA", clear.size, "white")
        return Image.alpha_composite(ground, clear).convert("RGB")
    return image.convert("RGB")
