"""Two records turn out to be one person, or one record to be two: nothing is lost either way.

A record that was merged stays as it was and points at the one that speaks for the person. What the speaking record
says is made anew, from what it said by itself and from each record merged into it, whenever a merge comes or goes.
"""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tgpl.accounts.actor import Actor
from tgpl.accounts.deeds import signed
from tgpl.audit.services import record
from tgpl.people.models import Merge, Person
from tgpl.people.queries import branch_of, came_since, merged_here, merges_above
from tgpl.people.rules import united
from tgpl.people.services.errors import PeopleError
from tgpl.people.services.records import held_of, kept, read_kept, write
from tgpl.people.ties import ties

Keys = Mapping[str, Collection[str]]


@transaction.atomic
def merge_people(*, by: Actor, survivor: Person, other: Person, reason: str, at: datetime) -> Merge:
    """Gộp hồ sơ: from now on `survivor` speaks for both, and all that is tied to `other` is theirs.

    Every access need and contact rule of either holds. Raises PeopleError; two officers at once: the second is told.
    """
    _refuse_without(reason, _("Hãy ghi vì sao hai hồ sơ là của một người."))
    survivor, other = _locked(survivor, other)
    _refuse_strangers(by, survivor, other)
    moved, stayed = _keys_of(other), _keys_of(survivor)
    merge = Merge.objects.create(
        survivor=survivor, other=other, reason=reason.strip(), moved=moved, stayed=stayed, at=at, **signed(by)
    )
    if survivor.own is None:
        Person.objects.filter(pk=survivor.pk).update(own=kept(held_of(survivor)))
    Person.objects.filter(pk__in=[other.pk, *branch_of(other)]).update(merged_into=survivor)
    _give(moved, by=other, to=survivor)
    _tell_anew(survivor)
    _name_anew(survivor)
    record(
        by=by,
        action="person.merged",
        kind="person",
        key=str(survivor.uid),
        person=str(survivor.uid),
        other=str(other.uid),
    )
    return merge


def _refuse_without(reason: str, words: str) -> None:
    if not reason.strip():
        raise PeopleError(words)


def _locked(survivor: Person, other: Person) -> tuple[Person, Person]:
    """Both rows as they stand now, held until the transaction ends, in one order for everybody."""
    if survivor.pk == other.pk:
        raise PeopleError(_("Đây là cùng một hồ sơ. Hãy chọn hồ sơ khác để gộp."))
    rows = {p.pk: p for p in Person.objects.select_for_update().filter(pk__in=[survivor.pk, other.pk]).order_by("pk")}
    if any(row.merged_into_id for row in rows.values()):
        raise PeopleError(_("Một trong hai hồ sơ vừa được gộp vào hồ sơ khác. Hãy mở lại hồ sơ để xem."))
    return rows[survivor.pk], rows[other.pk]


def _refuse_strangers(by: Actor, *records: Person) -> None:
    """Whoever decides must see all that moves."""
    if any(ties.offices_of(person.pk) - by.offices for person in records):
        raise PeopleError(_("Hồ sơ có việc ở tổ chức khác. Đề nghị Sở Tư pháp so sánh và gộp."))


def _keys_of(person: Person) -> dict[str, list[str]]:
    return {tie.kind: tie.keys_of(person.pk) for tie in ties.given}


def _give(keys: Keys, *, by: Person, to: Person) -> None:
    for tie in ties.given:
        tie.give(keys.get(tie.kind, ()), by=by.pk, to=to.pk)
    for tie in ties:
        if tie.along:
            tie.follow(by=by.pk, to=to.pk)


@transaction.atomic
def undo_merge(*, by: Actor, merge: Merge, reason: str, at: datetime, along: Collection[tuple[str, str]] = ()) -> None:
    """Tách hồ sơ: each thing returns where it was. `along`: what came since and is the other person's too.

    Raises PeopleError.
    """
    _refuse_without(reason, _("Hãy ghi vì sao hai hồ sơ không phải của một người."))
    survivor, other = merge.survivor, merge.other
    speaking = _speaking(survivor)
    formerly = _names_of(speaking)
    _refuse_strangers(by, speaking)
    if not set(along) <= {(thing.kind, thing.key) for thing in came_since(merge)}:
        raise PeopleError(_("Danh sách việc đến sau khi gộp vừa thay đổi. Hãy xem lại rồi chọn."))
    undone = Merge.objects.standing().filter(pk=merge.pk)
    if not undone.update(undone_at=at, undone_by_name=by.name, undone_because=reason.strip()):
        raise PeopleError(_("Một cán bộ khác vừa tách hai hồ sơ này. Hãy tải lại trang để xem."))
    Person.objects.filter(pk=other.pk).update(merged_into=None)
    Person.objects.filter(pk__in=branch_of(other)).update(merged_into=other)
    keys, above = _with(merge.moved, along), merges_above(survivor)
    _give(keys, by=speaking, to=other)
    _tell_anew(survivor)
    for outer in above:
        _forget(outer, keys)
        _tell_anew(outer.survivor)
    _name_anew(speaking, formerly)
    _name_anew(other, formerly)
    record(
        by=by,
        action="person.unmerged",
        kind="person",
        key=str(survivor.uid),
        person=str(survivor.uid),
        other=str(other.uid),
    )


def _speaking(person: Person) -> Person:
    """The record that speaks for `person`, held until the transaction ends."""
    locked = Person.objects.select_for_update()
    person = locked.get(pk=person.pk)
    return locked.get(pk=person.merged_into_id) if person.merged_into_id else person


def _with(moved: Keys, along: Collection[tuple[str, str]]) -> dict[str, list[str]]:
    return {
        tie.kind: [*moved.get(tie.kind, ()), *(key for kind, key in along if kind == tie.kind)] for tie in ties.given
    }


def _forget(merge: Merge, keys: Keys) -> None:
    """What has left the record by a merge undone below does not come along once this one is undone."""
    merge.moved = {kind: [key for key in held if key not in keys.get(kind, ())] for kind, held in merge.moved.items()}
    merge.save(update_fields=["moved"])


def _tell_anew(person: Person) -> None:
    """Write what the record says from what it said by itself and from the records merged into it, in their order."""
    person.refresh_from_db()
    if person.own is None:
        return
    own, others = read_kept(person.own), merged_here(person)
    write(person, united(own, *(held_of(other) for other in others)))
    if not others:
        Person.objects.filter(pk=person.pk).update(own=None)


def _name_anew(person: Person, formerly: Collection[str] = ()) -> None:
    """Its things are found under each name by which the person was taken down."""
    names = _names_of(person)
    for tie in ties:
        tie.name(person.pk, names, formerly)


def _names_of(person: Person) -> list[str]:
    """The name of the record, and of each that was merged into it."""
    return list(Person.objects.filter(pk__in=[person.pk, *branch_of(person)]).values_list("full_name", flat=True))
