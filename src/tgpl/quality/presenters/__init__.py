"""Quality in the words of pages and papers."""
