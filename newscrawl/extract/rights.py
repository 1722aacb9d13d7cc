"""Stub until the real one lands."""

from newscrawl.article import Rights, no_rights
from newscrawl.extract.page import Page


def rights_of(page: Page) -> Rights:
    return no_rights()
