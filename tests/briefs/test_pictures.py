"""Pictures made fit for print."""

import io
import struct
import zlib
from collections.abc import Callable

import pytest
from PIL import Image

from tripdesk.briefs.pictures import kind_of, normalise, printed_size
from tripdesk.errors import Rejected


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def claimed(width: int, height: int) -> bytes:
    """A PNG whose header claims a size, with next to no pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"few")) + chunk(b"IEND", b"")


PORTRAIT = Image.linear_gradient("L").resize((900, 1200)).convert("RGB")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(b"", "picture_unreadable", id="nothing"),
        pytest.param(b"%PDF-1.7 not a picture", "picture_unreadable", id="a document"),
        pytest.param(encoded(PORTRAIT, "JPEG")[:2000], "picture_unreadable", id="cut off"),
        pytest.param(claimed(600, 800), "picture_unreadable", id="too few pixels"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "picture_unreadable", id="svg"),
        pytest.param(claimed(8000, 5001), "picture_too_large", id="just over 40 megapixels"),
        pytest.param(claimed(10_000, 10_000), "picture_too_large", id="where Pillow only warns"),
        pytest.param(claimed(30_000, 30_000), "picture_too_large", id="where Pillow refuses"),
        pytest.param(b"\xff" * 20_000_001, "picture_too_large", id="over 20 MB"),
    ],
)
def test_refused(data: bytes, code: str) -> None:
    with pytest.raises(Rejected) as refused:
        normalise(data)
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("source", "kind", "size"),
    [
        pytest.param(encoded(PORTRAIT, "JPEG"), "jpeg", (259, 346), id="photograph"),
        pytest.param(encoded(PORTRAIT, "PNG"), "png", (259, 346), id="drawing"),
        pytest.param(encoded(PORTRAIT.resize((1200, 300)), "PNG"), "png", (260, 65), id="wide: nothing is cut"),
        pytest.param(encoded(PORTRAIT.resize((90, 120)), "PNG"), "png", (90, 120), id="small: never blown up"),
        pytest.param(encoded(PORTRAIT.convert("P"), "GIF"), "png", (259, 346), id="palette"),
        pytest.param(encoded(PORTRAIT.convert("CMYK"), "JPEG"), "jpeg", (259, 346), id="print colours"),
        pytest.param(encoded(PORTRAIT.convert("I;16"), "PNG"), "png", (259, 346), id="sixteen bits"),
        pytest.param(encoded(PORTRAIT.convert("1"), "TIFF"), "png", (259, 346), id="black and white"),
    ],
)
def test_size_and_kind(source: bytes, kind: str, size: tuple[int, int]) -> None:
    made = normalise(source)
    assert (kind_of(made), opened(made).size, opened(made).mode) == (kind, size, "RGB")


def test_sixteen_bits_keep_their_tones() -> None:
    deep = Image.frombytes("I;16", (2, 1), struct.pack("<HH", 0x8000, 0xFFFF))
    assert list(opened(normalise(encoded(deep, "PNG"))).get_flattened_data()) == [(128,) * 3, (255,) * 3]


def test_what_is_transparent_becomes_white() -> None:
    assert opened(normalise(encoded(Image.new("RGBA", (4, 4), (9, 9, 9, 0)), "PNG"))).getpixel((1, 1)) == (255,) * 3


def test_turned_upright_and_without_the_place_it_was_taken() -> None:
    sideways = Image.new("RGB", (400, 300), "white")
    sideways.paste("black", (0, 0, 400, 30))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "CANARY"
    exif.get_ifd(0x8825)[1] = "N"
    made = normalise(encoded(sideways, "JPEG", exif=exif, comment=b"CANARY"))
    picture = opened(made)
    assert picture.size == (259, 346)
    assert picture.getpixel((255, 170)) < (40, 40, 40) < picture.getpixel((5, 170))
    assert not picture.getexif()
    assert b"CANARY" not in made


@pytest.mark.parametrize(
    "made",
    [
        lambda: encoded(PORTRAIT, "PNG", icc_profile=b"CANARY"),
        lambda: encoded(PORTRAIT, "JPEG", icc_profile=b"CANARY", xmp=b"CANARY"),
    ],
)
def test_no_profile_is_kept(made: Callable[[], bytes]) -> None:
    source = made()
    assert set(opened(normalise(source)).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_same_bytes_each_time() -> None:
    source = encoded(PORTRAIT, "JPEG")
    assert normalise(source) == normalise(source)


@pytest.mark.parametrize(("size", "printed"), [((300, 400), (30, 40)), ((400, 100), (30, 7.5)), ((10, 100), (4, 40))])
def test_printed_size_fills_the_frame_and_keeps_proportions(
    size: tuple[int, int], printed: tuple[float, float]
) -> None:
    assert printed_size(encoded(Image.new("RGB", size), "PNG")) == pytest.approx(printed)
