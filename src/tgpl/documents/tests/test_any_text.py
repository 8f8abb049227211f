"""Whatever a person types, a paper is made, says just that, and nothing of it is taken for markup."""

from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tgpl.documents.characters import clean, drawable
from tgpl.documents.paper import (
    Choices,
    Field,
    FormLine,
    Heading,
    Image,
    Issuer,
    Listing,
    Note,
    Paper,
    PaperError,
    Paragraph,
    QrCode,
    Signature,
    Table,
    bold,
)
from tgpl.documents.services import as_html, render
from tgpl.documents.tests.reading import faults, pages, squashed
from tgpl.documents.tests.samples import png

MARKUP = [
    '#panic("hỏng")', "#sys.inputs", "]", "[", "$ x^2 $", "*đậm*", "_nghiêng_", "@ai", "<nhãn>", "// chú thích",
    "/* mở", "\\", "\\u{41}", "= Đề mục", "- mục", "+ mục", "`mã`", "~", "---", '"', "'", "{{ x }}", "&amp;", "%PDF",
]  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80),
    st.sampled_from(MARKUP),
    st.sampled_from(
        ["", " ", "\n\n", "x" * 3000, "🙂👨\u200d👩\u200d👧", "שלום עולם", "مرحبا", "Nguye\u0302\u0303n", "\x00\x1b"]
    ),
)
RELAXED = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def paper_of(text: str) -> Paper:
    """A paper that says `text` wherever something can be said."""
    return Paper(
        title=text,
        issuer=Issuer(text, superior=text),
        number=text,
        notation=text,
        place=text,
        type_name=text,
        subject=text,
        addressees=(text, text),
        recipients=(text,),
        form=text,
        keywords=(text,),
        signatures=(Signature(text, text, (text,), hint=text),),
        body=(
            Heading(text, 2),
            Paragraph((text, bold(text))),
            Listing((text, "giữ chỗ"), "letter"),
            Table(((text, "b"),), ((text, text), ("c", text)), caption=text),
            FormLine((Field(text, text), Field(text))),
            Choices(((text, True),)),
            Note(text),
            QrCode("https://example.vn", text),
        ),
    )


@given(text=TEXTS)
@RELAXED
def test_every_format_takes_any_text(text: str) -> None:
    paper = paper_of(text)
    assert render(paper, "pdf").startswith(b"%PDF-1.7")
    docx.Document(BytesIO(render(paper, "docx")))
    assert as_html(paper)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_only_words(text: str) -> None:
    assert squashed(text) in squashed(pages(render(paper_of(text), "pdf"))[0])


@given(text=st.text(alphabet="aăâđêôơưẮỄợ#$*_@<>[]\\/{}=-+`~\"' \n.,:;0129", max_size=200))
@RELAXED
def test_a_paragraph_says_what_was_typed(text: str) -> None:
    paper = Paper(title="Thử", body=(Paragraph((text, "|")),))
    assert squashed(drawable(clean(text))) + "|" in squashed("".join(pages(render(paper, "pdf"))))
    written = docx.Document(BytesIO(render(paper, "docx"))).paragraphs
    assert any(paragraph.text == f"{clean(text)}|" for paragraph in written)


@pytest.mark.parametrize("text", ["x" * 3000, "🙂 שלום مرحبا", ""], ids=["a long word", "other scripts", "nothing"])
def test_odd_texts_stay_accessible(text: str, tmp_path: Path) -> None:
    assert [f for f in faults(render(paper_of(text), "pdf"), tmp_path) if f.startswith("error")] == []


def test_html_is_escaped() -> None:
    assert "<script>" not in as_html(paper_of("<script>alert(1)</script>"))


def test_the_preview_shows_the_same_words() -> None:
    fragment = as_html(paper_of("Nội dung thử"))
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in fragment
    assert 'scope="col">' in fragment
    assert "style=" not in fragment


@pytest.mark.parametrize(
    "wrong",
    [
        lambda: Image(b"GIF89a", alt="x"),
        lambda: Image(png(), alt=" "),
        lambda: QrCode("", "x"),
        lambda: QrCode("x" * 2000, "x"),
        lambda: render(Paper(title="x", body=(Table(((),), ()),)), "pdf"),
    ],
)
def test_parts_that_cannot_be_are_refused(wrong) -> None:
    with pytest.raises(PaperError):
        wrong()
