"""A settled template says what Django says of the same template."""

from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from django.template import Context, Engine, TemplateDoesNotExist
from django.template.base import Origin
from django.template.loaders.locmem import Loader as FromMemory
from django.utils.safestring import mark_safe
from django.utils.translation import override

from tgpl.core.pages.settled import Loader

PAGES = {
    "frame": "<title>{% block title %}–{% endblock %} TGPL</title>"
    "{% block body %}<b>{% block inner %}b{% endblock %}</b>{% endblock %}",
    "page": '{% extends "frame" %}{% load i18n %}{% block title %}{% translate "Yêu cầu" %}{% endblock %}',
    "inner": '{% extends "page" %}{% block inner %}{{ name }}{% endblock %}',
    "leavable": '{% extends "frame" %}{% block body %}{{ block.super }}!{% endblock %}'
    "{% block title %}{% if many %}{{ many }}{% else %}{{ block.super }}{% endif %}{% endblock %}",
    "below": '{% extends "leavable" %}{% block inner %}{{ name }}{% endblock %}',
    "lowest": '{% extends "below" %}{% block body %}<i>{{ block.super }}</i>{% endblock %}',
    "over a choice": '{% extends "chosen" %}{% block inner %}{{ name }}{{ block.super }}{% endblock %}',
    "adding": '{% extends "page" %}{% block title %}{{ block.super }}: {{ name }}{% endblock %}',
    "chosen": "{% extends frame %}{% block inner %}{{ name }}{% endblock %}",
    "body": '{% extends "page" %}{% block body %}'
    "{% for n in many %}{{ n }}{% block inner %}{% endblock %}{% endfor %}{% endblock %}",
    "last": '{% extends "body" %}{% block inner %}[{{ forloop.counter }}{{ n|add:1 }}]{% endblock %}',
    "choosing": "{% if name %}{% block one %}1{% endblock %}{% elif many %}{% block two %}2{% endblock %}{% endif %}",
    "chooses": '{% extends "choosing" %}'
    "{% block one %}{{ name }}{% endblock %}{% block two %}{{ many.0 }}{% endblock %}",
    "including": '{% include "choosing" %}{% include "choosing" with name="x" only %}'
    "{% with n=1 %}{{ n }}{% endwith %}{{ n }}",
}


class House(Loader):
    """The loader of the house, reading from memory."""

    def get_template_sources(self, template_name):
        yield Origin(name=template_name, template_name=template_name, loader=self)

    def get_contents(self, origin):
        try:
            return PAGES[origin.name]
        except KeyError:
            raise TemplateDoesNotExist(origin) from None


def _engine(loader):
    libraries = {"i18n": "django.templatetags.i18n", "static": "django.templatetags.static"}
    return Engine(loaders=[loader], libraries=libraries)


OURS, DJANGO = _engine("tgpl.core.tests.test_settled.House"), _engine((f"{FromMemory.__module__}.Loader", PAGES))


@dataclass
class Thing:
    label: str = "<i>ậ</i>"
    kinds: dict = field(default_factory=lambda: {"keys": "a key", "1": "one"})
    numbers: tuple = (1_000, 2.5)

    def called(self):
        return "called"

    def asks(self, more):
        return more

    def spoils(self):
        raise AssertionError

    spoils.alters_data = True

    @property
    def broken(self):
        raise VanishedError

    class Kind:
        do_not_call_in_templates = True
        label = "of a class"


class VanishedError(Exception):
    silent_variable_failure = True


def _told(engine, page: str, **more) -> str:
    known = {"thing": Thing(), "name": "Nguyễn <Mẫu>", "many": [1, 2], "ok": mark_safe("<b>ok</b>"), **more}
    return engine.get_template(page).render(Context(known))


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_in_its_frame_is_the_same(name: str, language: str) -> None:
    with override(language):
        for more in ({}, {"name": ""}, {"many": []}, {"name": "", "many": []}):
            more["frame"] = "frame"
            assert _told(OURS, name, **more) == _told(DJANGO, name, **more)
            assert _told(OURS, name, **more) == _told(OURS, name, **more)


@pytest.mark.parametrize(
    "source",
    [
        "{{ thing.label }}{{ thing.label|safe }}{{ ok }}{{ name }}{{ name|upper|default:'–' }}",
        "{% autoescape off %}{{ name }}{{ thing.label }}{{ ok }}{% endautoescape %}",
        "{{ thing.kinds.keys }}{{ thing.kinds.values }}{{ thing.kinds.1 }}{{ thing.kinds.nothing }}",
        "{{ thing.numbers.0 }}{{ thing.numbers.1 }}{{ thing.numbers.9 }}{{ many.0 }}{{ name.0 }}",
        "{{ thing.called }}{{ thing.asks }}{{ thing.spoils }}{{ thing.broken }}{{ thing.nothing.at.all }}",
        "{{ thing.Kind.label }}{{ nothing }}{{ nothing.more }}{{ None }}{{ True }}{{ 5 }}{{ '<' }}{{ many }}",
        "{% if thing.nothing %}a{% elif thing.label and not nothing %}b{% else %}c{% endif %}",
        "{% if thing.numbers.0 > 5 and name in many %}a{% endif %}",
        "{% for kind in thing.kinds.items %}{{ kind.0 }}{% endfor %}",
        "{% load i18n %}{% translate 'Yêu cầu' %}{% translate name %}{% translate 'Yêu cầu' as said %}{{ said }}",
        "{% load i18n %}{% blocktranslate %}Yêu cầu{% endblocktranslate %}",
        "{% load i18n %}{% blocktranslate %}{{ name }}{% endblocktranslate %}",
        "{% load i18n %}{% blocktranslate count n=2 %}{{ n }} một{% plural %}{{ n }} nhiều{% endblocktranslate %}",
        "{{ template.name }}{{ request }}{{ forloop }}",
        "{{ _('Yêu cầu') }}{{ thing.label|default:_('Yêu cầu') }}",
    ],
)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_each_name_is_what_it_is_for_django(source: str, language: str, monkeypatch) -> None:
    name = f"{language}: {source}"
    monkeypatch.setitem(PAGES, name, source)
    with override(language):
        assert _told(OURS, name) == _told(DJANGO, name)


def test_the_other_language_is_not_kept_from_the_first() -> None:
    words = []
    for language in ("vi", "en", "vi"):
        with override(language):
            words.append(_told(OURS, "page"))
    assert words[0] == words[2] != words[1]


def test_what_goes_wrong_inside_is_told(monkeypatch) -> None:
    monkeypatch.setitem(PAGES, "wrong", "{{ thing.divide }}")
    with pytest.raises(ZeroDivisionError):
        _told(OURS, "wrong", thing=SimpleNamespace(divide=lambda: 1 / 0))


def test_what_is_not_there_is_said() -> None:
    with pytest.raises(TemplateDoesNotExist):
        OURS.get_template("nowhere")
