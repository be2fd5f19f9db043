"""Portraits made fit for print: small, upright, without a word about where and when they were taken."""

import io
import warnings
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
    if len(data) > MAX_BYTES:
        raise Rejected("picture_too_large", megabytes=len(data) // 1_000_000)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _encoded(data)
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


def _encoded(data: bytes) -> bytes:
    with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
        wide, high = image.size
        if wide * high > MAX_PIXELS:
            raise Rejected("picture_too_large", width=wide, height=high)
        photograph = image.format == "JPEG"
        upright = ImageOps.exif_transpose(image)
        picture = _on_white(upright)
    picture.thumbnail((_BOX[0], _BOX[1]), Image.Resampling.LANCZOS)
    plain = Image.frombytes("RGB", picture.size, picture.tobytes())
    out = io.BytesIO()
    if photograph:
        plain.save(out, "JPEG", quality=85, optimize=True)
    else:
        plain.save(out, "PNG", optimize=True)
    return out.getvalue()


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
