"""Nothing that a page says can forge a log line or command a terminal."""

from __future__ import annotations

import io
import logging

import pytest

from newscrawl.net.log import PlainFilter, install, plain


@pytest.fixture
def stream() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def logger(stream: io.StringIO) -> logging.Logger:
    logger = logging.Logger("deneme", logging.DEBUG)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
    logger.addHandler(handler)
    install(logger)
    install(logger)
    return logger


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("düz metin\tsekme", "düz metin\tsekme"),
        ("a\nERROR b", "a\\nERROR b"),
        ("\x1b[31mkırmızı\x1b[0m", "\\x1b[31mkırmızı\\x1b[0m"),
        ("a\r\nb\x00\x9b2J", "a\\r\\nb\\x00\\x9b2J"),
        ("a\u2028b\u202eters", "a\\u2028b\\u202eters"),
    ],
)
def test_plain(text: str, expected: str) -> None:
    assert plain(text) == expected


def test_messages(logger: logging.Logger, stream: io.StringIO) -> None:
    logger.info("sayfa %s", "x\nERROR sahte\x1b]0;baslik\x07")
    logger.info("y\nERROR sahte")
    logger.info("yanlis %d", "x\n")
    assert stream.getvalue().splitlines() == [
        "INFO sayfa x\\nERROR sahte\\x1b]0;baslik\\x07",
        "INFO y\\nERROR sahte",
        "INFO 'yanlis %d' ('x\\n',)",
    ]


def test_a_template_of_several_lines_is_indented(logger: logging.Logger, stream: io.StringIO) -> None:
    logger.info("Ayarlar:\n%(settings)s", {"settings": "a\nERROR b\x1b[0m"})
    assert stream.getvalue() == "INFO Ayarlar:\n    a\n    ERROR b\\x1b[0m\n"


def test_tracebacks_are_indented(logger: logging.Logger, stream: io.StringIO) -> None:
    try:
        raise ValueError("kotu\nERROR sahte\x1b[2J")
    except ValueError:
        logger.exception("hata")
    lines = stream.getvalue().splitlines()
    assert lines[0] == "ERROR hata"
    assert all(line.startswith("    ") for line in lines[1:])
    assert lines[-1].strip() == "ERROR sahte\\x1b[2J"


def test_the_filter_is_put_once(logger: logging.Logger) -> None:
    assert [type(one) for one in logger.handlers[0].filters] == [PlainFilter]
