"""A small newsroom served on loopback: synthetic sites with gold records, for `newscrawl demo` and for the tests."""

from newscrawl.demo.clock import Clock
from newscrawl.demo.newsroom import Newsroom
from newscrawl.demo.stories import Story

__all__ = ["Clock", "Newsroom", "Story"]
