"""Scrapy's own commands where ours must do more (setting COMMANDS_MODULE)."""
