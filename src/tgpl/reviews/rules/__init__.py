"""How documents are split and searched: pure, from text and files to hits with their reasons."""
