"""The package that goes to the archive (SIP): a bag (BagIt 1.0, RFC 8493) in a ZIP, the same bytes whenever it is made.

Papers lie under `data/`, numbered as in the file; `metadata/ho-so.xml` holds the fields of Thông tư 05/2025/TT-BNV by
the names in use. What the circular prescribes beyond its list of fields was not read.
"""

import datetime as dt
import hashlib
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO, Any

from django.core.files.temp import NamedTemporaryFile

from tgpl.cases.models import Case, CasePaper
from tgpl.core.files.uploads import kind_of
from tgpl.core.language.text import fold

_NO_TIME = (1980, 1, 1, 0, 0, 0)  # the moment of packing must not change the bytes


@dataclass(frozen=True, slots=True)
class FileRecord:
    """What the archive writes of a whole file (hồ sơ)."""

    case: Case
    papers: list[CasePaper]
    pages: dict[int, int]  # by the paper's key; absent where nobody counted
    maintenance: str


def build_package(record: FileRecord) -> tuple[IO[bytes], str]:
    """The package as an open file at its start, and its SHA-256."""
    held: Any = NamedTemporaryFile()  # gone with its last handle
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as bag:
        data = [_add_paper(bag, paper) for paper in record.papers if paper.file]
        tags = [
            _add(bag, "bagit.txt", b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"),
            _add(bag, "bag-info.txt", _bag_info(record).encode()),
            _add(bag, "manifest-sha256.txt", _manifest(data)),
            _add(bag, "metadata/ho-so.xml", _metadata(record)),
        ]
        _add(bag, "tagmanifest-sha256.txt", _manifest(tags))
    held.seek(0)
    digest = hashlib.file_digest(held, "sha256").hexdigest()
    held.seek(0)
    return held, digest


def _add_paper(bag: zipfile.ZipFile, paper: CasePaper) -> tuple[str, str]:
    with paper.file.open("rb") as file:
        extension = kind_of(file).extension
        return _add(bag, f"data/{paper_name(paper)}.{extension}", file.read())


def paper_name(paper: CasePaper) -> str:
    """A name without diacritics that keeps the order of the file: 0003-ban-bao-chua."""
    return f"{paper.number:04}-{fold(paper.get_kind_display()).replace(' ', '-')[:60]}"


def _add(bag: zipfile.ZipFile, name: str, content: bytes) -> tuple[str, str]:
    """Write one member; its name and digest for the manifest."""
    bag.writestr(zipfile.ZipInfo(name, _NO_TIME), content)
    return name, hashlib.sha256(content).hexdigest()


def _manifest(members: Iterable[tuple[str, str]]) -> bytes:
    return "".join(f"{digest}  {name}\n" for name, digest in members).encode()


def _bag_info(record: FileRecord) -> str:
    return f"External-Identifier: {record.case.code}\nSource-Organization: {record.case.office.name}\n"


def _metadata(record: FileRecord) -> Any:
    """Fields of the file and of each paper (Thông tư 05/2025/TT-BNV)."""
    case = record.case
    root = _element(
        "hoSo",
        fileCode=case.code,
        title=f"Hồ sơ vụ việc trợ giúp pháp lý {case.code}",
        maintenance=record.maintenance,
        mode="Hạn chế",
        language="Tiếng Việt",
        startDate=_day(case.accepted_on),
        endDate=_day(case.ended_on),
        totalDoc=len(record.papers),
        numberOfPage=sum(record.pages.values()) or "",
    )
    from lxml import etree

    papers = etree.SubElement(root, "taiLieu")
    papers.extend(_paper(paper, record) for paper in record.papers)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _paper(paper: CasePaper, record: FileRecord) -> Any:
    return _element(
        "vanBan",
        docOrdinal=paper.number,
        typeName=paper.get_kind_display(),
        subject=paper.title,
        issuedDate=_day(paper.dated),
        pageAmount=record.pages.get(paper.pk, ""),
        format="Điện tử" if paper.file else "Giấy",
        checksum=paper.sha256,
    )


def _element(name: str, **fields: object) -> Any:
    from lxml import etree

    element = etree.Element(name)
    for field, value in fields.items():
        etree.SubElement(element, field).text = str(value)
    return element


def _day(day: dt.date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
