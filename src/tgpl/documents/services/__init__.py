"""What other rooms call: drawing a paper, and the letters that leave the house."""

from tgpl.documents.services.drawing import NoText, blank, draw, note_drawing
from tgpl.documents.services.rendering import Format, as_html, download, is_format, render

__all__ = ["Format", "NoText", "as_html", "blank", "download", "draw", "is_format", "note_drawing", "render"]
