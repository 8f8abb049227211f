"""WSGI entry point for gunicorn."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tgpl.config.settings")
application = get_wsgi_application()
import_module("tgpl.config.urls")  # with all views: now, and not while the first person waits
