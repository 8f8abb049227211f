"""A new Django project, as `startproject` makes it, with the product's database and secrets."""

from tgpl.config import settings as full

SECRET_KEY = full.SECRET_KEY
ALLOWED_HOSTS = ["*"]
DATA_DIR = full.DATA_DIR
DATABASES = full.DATABASES
DEFAULT_AUTO_FIELD = full.DEFAULT_AUTO_FIELD
INSTALLED_APPS = [
    "bench.bare",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "bench.bare.urls"
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
USE_TZ = True
TIME_ZONE = full.TIME_ZONE
