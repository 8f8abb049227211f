"""Settings, from the environment.

A wrong or missing setting stops the start with a sentence that says what to do. Two modes:
`demo` (default: embedded database, keys made on first start, kept under var/) and
`production` (every secret must be given).
"""

import base64
import os
import secrets
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parents[3]
PACKAGE = Path(__file__).resolve().parents[1]


def env(name: str, default: str | None = None) -> str:
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set {name}: see docs/operators/settings.md.")
    return value


MODE = env("TGPL_MODE", "demo")
if MODE not in {"demo", "production"}:
    raise ImproperlyConfigured(f"TGPL_MODE is {MODE!r}; it must be demo or production.")
PRODUCTION = MODE == "production"
DEBUG = False

DATA_DIR = Path(env("TGPL_DATA_DIR", str(ROOT / "var")))
DATA_DIR.mkdir(parents=True, exist_ok=True)


def secret(name: str, size: int) -> str:
    """The secret from the environment; in demo mode made once and kept in a file that only the owner reads."""
    if name in os.environ or PRODUCTION:
        return env(name)
    path = DATA_DIR / f"{name.lower()}.secret"
    if not path.exists():
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(fd, "w") as file:
            file.write(base64.urlsafe_b64encode(secrets.token_bytes(size)).decode())
    return path.read_text()


SECRET_KEY = secret("TGPL_SECRET_KEY", 48)
# Keys of encrypted fields, "id:base64,id:base64": the first writes, all read. A single key without an id has id 1.
FIELD_KEYS = secret("TGPL_FIELD_KEYS", 32)
BLIND_INDEX_KEY = secret("TGPL_BLIND_INDEX_KEY", 32)

ALLOWED_HOSTS = env("TGPL_HOSTS", "localhost,127.0.0.1,[::1],testserver" if not PRODUCTION else None).split(",")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if PRODUCTION]

# The rooms, from the ground up: docs/decisions/0001-the-house.md.
ROOMS = [
    "tgpl.core",
    "tgpl.territory",
    "tgpl.audit",
    "tgpl.accounts",
    "tgpl.people",
    "tgpl.directory",
    "tgpl.deadlines",
    "tgpl.documents",
    "tgpl.eligibility",
    "tgpl.intake",
    "tgpl.cases",
    "tgpl.indicators",
    "tgpl.reports",
    "tgpl.plans",
    "tgpl.portal",
    "tgpl.demo",
]
AUTH_USER_MODEL = "accounts.User"

# The province that this installation serves, by its code (Quyết định 19/2025/QĐ-TTg); 31 is Hải Phòng.
HOME_PROVINCE = env("TGPL_PROVINCE", "31")

INSTALLED_APPS = [
    *reversed(ROOMS),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tgpl.core.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tgpl.accounts.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "tgpl.config.urls"
WSGI_APPLICATION = "tgpl.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "tgpl.core.rendering.PageRenderer"
CSRF_FAILURE_VIEW = "tgpl.core.views.csrf_failure"
INSTALLED_APPS.append("django.forms")

DATABASES = {
    "default": dj_database_url.parse(
        env("DATABASE_URL", f"sqlite:///{DATA_DIR / 'tgpl.sqlite3'}"),
        conn_max_age=60,
        conn_health_checks=False,
    )
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    # WAL lets readers pass a writer; IMMEDIATE takes the write lock at once instead of failing half way;
    # FULL means that a request that was thanked for is on disk.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-32768;"
            "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
        ),
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
FORMAT_MODULE_PATH = ["tgpl.config.formats"]
LOCALE_PATHS = [PACKAGE / "config" / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
MEDIA_ROOT = DATA_DIR / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF, "blob:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

# A form of ours is long (a person's whole story); a file goes to disk early.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
