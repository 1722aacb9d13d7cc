"""Stub until the real one lands."""


def decode(body: bytes, charset: str | None, declared: str | None = None) -> tuple[str, str, list[str]]:
    return body.decode("utf-8", "replace"), "utf-8", []


def repair(text: str) -> tuple[str, bool]:
    return text, False
