"""Stub until the real one lands."""

from newscrawl.article import Article
from newscrawl.extract.page import Page


def refusal(page: Page, article: Article, *, status: int | None = None, requested: str | None = None) -> str | None:
    return None
