"""Pages of fees: sheets, statements, lists."""
