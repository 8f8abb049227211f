"""What other rooms call: drawing a paper, and the letters that leave the house."""

from tgpl.documents.services.drawing import NoText, blank, draw, draw_version, note_drawing
from tgpl.documents.services.letters import (
    LetterError,
    add_signed_copy,
    confirm_delivery,
    draft_letter,
    draw_again,
    drop_draft,
    issue_letter,
    note_file_taken,
    note_letter_read,
    note_taken_by_code,
    paper_of,
    rewrite_draft,
    send_letter,
    withdraw_letter,
)
from tgpl.documents.services.offices import add_signatory, end_signatory, write_letterhead
from tgpl.documents.services.rendering import Format, as_html, can_be, download, has_tables, is_format, render, saved
from tgpl.documents.services.texts import TextError, faults_of, put_in_force, write_version

__all__ = [
    "Format",
    "LetterError",
    "NoText",
    "TextError",
    "add_signatory",
    "add_signed_copy",
    "as_html",
    "blank",
    "can_be",
    "confirm_delivery",
    "download",
    "draft_letter",
    "draw",
    "draw_again",
    "draw_version",
    "drop_draft",
    "end_signatory",
    "faults_of",
    "has_tables",
    "is_format",
    "issue_letter",
    "note_drawing",
    "note_file_taken",
    "note_letter_read",
    "note_taken_by_code",
    "paper_of",
    "put_in_force",
    "render",
    "rewrite_draft",
    "saved",
    "send_letter",
    "withdraw_letter",
    "write_letterhead",
    "write_version",
]
