"""Long lists: page by page, newest first, narrowed by choices and by a name."""
