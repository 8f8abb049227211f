"""The product's database and secrets, and nothing else of it."""

from tgpl.config import settings as full

SECRET_KEY = full.SECRET_KEY
ALLOWED_HOSTS = ["*"]
DATABASES = full.DATABASES
DEFAULT_AUTO_FIELD = full.DEFAULT_AUTO_FIELD
INSTALLED_APPS = ["bench.bare"]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware"]
ROOT_URLCONF = "bench.bare.urls"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
USE_TZ = True
TIME_ZONE = full.TIME_ZONE
