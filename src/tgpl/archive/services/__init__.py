"""What changes in the archive."""

from tgpl.archive.services.deposits import ArchiveError, deposit_file, note_package_taken, package_of
from tgpl.archive.services.reading import confirm_page, note_words_read, read_some_pages, take_up_new_papers

__all__ = [
    "ArchiveError",
    "confirm_page",
    "deposit_file",
    "note_package_taken",
    "note_words_read",
    "package_of",
    "read_some_pages",
    "take_up_new_papers",
]
