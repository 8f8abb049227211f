"""Walks the chains of the record, line by line, and says where the first one breaks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tgpl.audit.models import Entry
from tgpl.audit.queries import Head, chain_numbers, lines_of

# What an auditor kept from an earlier walk: per chain, its head at that time.
Anchors = Mapping[int, Head]


class Broken(Exception):
    """A chain does not hold: the message says at which line, and how."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the walk found: the head of each sound chain, and where the others break."""

    heads: list[Head]
    faults: list[str]


def read_anchors(text: Iterable[str]) -> dict[int, Head]:
    """The anchors in the output of an earlier `tgpl verify-audit`; ValueError when it is something else."""
    heads = [_read_anchor(line) for line in text if line.strip() and not line.startswith("#")]
    return {head.chain: head for head in heads}


def _read_anchor(line: str) -> Head:
    chain, seq, digest = line.split()
    return Head(int(chain), int(seq), bytes.fromhex(digest))


def verify(anchors: Anchors) -> Verdict:
    """Every chain from its first line to its last, and past every anchor."""
    verdict = Verdict([], [])
    for chain in sorted({*chain_numbers(), *anchors}):
        try:
            verdict.heads.append(_walk(chain, anchors.get(chain)))
        except Broken as fault:
            verdict.faults.append(str(fault))
    return verdict


def _walk(chain: int, anchor: Head | None) -> Head:
    head = Head(chain)
    for head in _links(chain):
        if anchor and head.seq == anchor.seq and head != anchor:
            raise Broken(f"Chuỗi {chain}, dòng {head.seq}: không khớp mốc đã giữ.")
    if anchor and head.seq < anchor.seq:
        raise Broken(f"Chuỗi {chain}: mốc đã giữ có {anchor.seq} dòng, nay chỉ còn {head.seq}.")
    return head


def _links(chain: int) -> Iterator[Head]:
    head = Head(chain)
    for line in lines_of(chain):
        head = _link(head, line)
        yield head


def _link(head: Head, line: Entry) -> Head:
    """The head after `line`, if it truly follows `head`."""
    if line.seq != head.seq + 1:
        raise Broken(f"Chuỗi {head.chain}: sau dòng {head.seq} là dòng {line.seq}.")
    if line.hash_after(head.hash) != bytes(line.hash):
        raise Broken(f"Chuỗi {head.chain}, dòng {line.seq}: nội dung đã bị sửa ({line}).")
    return Head.of(line)
