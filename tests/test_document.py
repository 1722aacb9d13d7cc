"""What a document is, before anybody reads it."""

import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.extract.document import document_kind, has_markup

PAGE = "<!DOCTYPE html><html><head><title>Kar</title></head><body><p>Kar yağdı.</p></body></html>"
PROSE = "Kar yağışı dün gece başladı ve sabaha kadar sürdü. Yollar kapandı.\n" * 40


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\x00\x00", b"\xff\xfe", b"\xfe\xff\x00\n"])
def test_empty(data: bytes) -> None:
    assert document_kind(data) == "empty"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 text text",
        b"\x89PNG\r\n\x1a\n",
        gzip.compress(PAGE.encode()),
        b"PK\x03\x04 a zip",
        b"\x00\x00\x00\x18ftypmp42",
        bytes(range(256)) * 10,
        PAGE.encode("utf-16-le"),  # without its mark nothing tells it from binary
    ],
)
def test_binary(data: bytes) -> None:
    assert document_kind(data) == "binary"


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        "\ufeff" + PAGE,
        "\n\n  <!-- saved from a site -->\n" + PAGE,
        "<?xml version='1.0'?><rss><channel/></rss>",
        "<html>",
        "<div><p>Kar yağdı.</p></div>",
        "<p>Kar yağdı.</p>",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE,
        PAGE[:70],
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-9"])
def test_page(text: str, encoding: str) -> None:
    assert document_kind(text.encode(encoding, "ignore")) == "page"


@pytest.mark.parametrize(
    "text",
    [
        "Kar yağdı",
        PROSE,
        PROSE + "Belediyenin sitesinde <p> etiketi görünüyordu. " + PROSE,
        "<p> etiketi HTML'de bir paragraf açar.\n" + PROSE,
        "Yazıda <b>kalın</b> ve <i>eğik</i> harfler vardı.\n" + PROSE * 2,
        "5 < 6 ve 7 > 3",
        "<Kar> geldi",
        '{"headline": "Kar"}',
        "Qar yağdı\x00\n" + PROSE,
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "iso-8859-9"])
def test_text(text: str, encoding: str) -> None:
    assert document_kind(text.encode(encoding, "ignore")) == "text"


@given(st.text())
@settings(max_examples=50)
def test_a_text_in_a_frame_is_always_a_page(text: str) -> None:
    assert has_markup(f"<html><body>{text}</body></html>")


@given(st.binary())
@settings(max_examples=50)
def test_any_bytes_have_a_kind(data: bytes) -> None:
    assert document_kind(data) in ("empty", "binary", "text", "page")
