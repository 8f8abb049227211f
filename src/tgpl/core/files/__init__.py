"""Files that people hand in and take out: what they are, whether they may come in, and how they lie sealed."""
