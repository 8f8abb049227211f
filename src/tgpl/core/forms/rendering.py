"""How every form of the house is drawn: one way for all fields, and the classes that our style sheets know."""

from typing import Any

from django.forms import BaseForm, Field, boundfield, renderers, widgets
from django.forms.utils import pretty_name
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.safestring import SafeString

from tgpl.core.forms.controls import DRAWN

# First match wins; widgets made of several controls (radios, dates) carry classes in their own templates.
_CLASSES: list[tuple[type[widgets.Widget], str]] = [
    (widgets.MultiWidget, ""),
    (widgets.CheckboxInput, "govuk-checkboxes__input"),
    (widgets.FileInput, "govuk-file-upload"),
    (widgets.Textarea, "govuk-textarea"),
    (widgets.RadioSelect, ""),
    (widgets.CheckboxSelectMultiple, ""),
    (widgets.Select, "govuk-select"),
    (widgets.Input, "govuk-input"),
]


def _class_of(widget: widgets.Widget) -> str:
    return next((name for kind, name in _CLASSES if isinstance(widget, kind)), "")


class PageField(boundfield.BoundField):
    """A bound field that knows how our pages draw it. Its words are looked up then: many forms are only read."""

    def __init__(self, form: BaseForm, field: Field, name: str) -> None:
        self.form, self.field, self.name, self.renderer = form, field, name, form.renderer
        self.html_name = form.add_prefix(name)
        self.label = pretty_name(name) if field.label is None else field.label

    @cached_property
    def help_text(self) -> Any:
        return self.field.help_text or ""

    @cached_property
    def html_initial_name(self) -> str:
        return self.form.add_initial_prefix(self.name)

    @cached_property
    def html_initial_id(self) -> str:
        return self.form.add_initial_prefix(self.auto_id)

    def build_widget_attrs(self, attrs: dict[str, Any], widget: widgets.Widget | None = None) -> dict[str, Any]:
        attrs = super().build_widget_attrs(attrs, widget)
        kind = _class_of(widget or self.field.widget)
        if kind:
            own = attrs.get("class") or self.field.widget.attrs.get("class", "")
            error = f"{kind}--error" if self.errors and not self.is_single_checkbox else ""
            attrs["class"] = " ".join(filter(None, [kind, error, own]))
        return attrs

    @property
    def is_single_checkbox(self) -> bool:
        return isinstance(self.field.widget, widgets.CheckboxInput)

    @property
    def is_optional(self) -> bool:
        return not self.field.required and not self.is_single_checkbox

    @property
    def is_heading(self) -> bool:
        """This question is the heading of its page (`heading = "name"` on the form)."""
        return getattr(self.form, "heading", None) == self.name

    @cached_property
    def first_id(self) -> str:
        """The id that the error summary leads to: the control, or the first of several."""
        return self.auto_id + "_0" if self.use_fieldset else self.auto_id


class PageRenderer(renderers.TemplatesSetting):
    """What is on every page is drawn by functions; the rest by templates of the rooms, and of `django/forms` here."""

    bound_field_class = PageField

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> SafeString:
        draw = DRAWN.get(template_name)
        return draw(context) if draw else super().render(template_name, context, request)
