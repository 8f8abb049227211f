"""Settings, from the environment.

A wrong or missing setting stops the start with a sentence that says what to do. Two modes:
`demo` (default: embedded database, keys made on first start, kept under var/) and
`production` (every secret must be given).
"""

import base64
import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

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


def flag(name: str, *, default: bool) -> bool:
    """A setting that is on or off."""
    value = env(name, "on" if default else "off")
    if value not in {"on", "off"}:
        raise ImproperlyConfigured(f"{name} is {value!r}; it must be on or off.")
    return value == "on"


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
    "tgpl.jobs",
    "tgpl.territory",
    "tgpl.audit",
    "tgpl.accounts",
    "tgpl.lawbook",
    "tgpl.people",
    "tgpl.uploads",
    "tgpl.directory",
    "tgpl.deadlines",
    "tgpl.documents",
    "tgpl.eligibility",
    "tgpl.duty",
    "tgpl.intake",
    "tgpl.cases",
    "tgpl.quality",
    "tgpl.archive",
    "tgpl.complaints",
    "tgpl.outreach",
    "tgpl.reviews",
    "tgpl.fees",
    "tgpl.network",
    "tgpl.indicators",
    "tgpl.plans",
    "tgpl.reports",
    "tgpl.desk",
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
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_tasks",
    "django_tasks_db",
]

# Work done later is queued in the same database, with the change that asks for it; `tgpl work` does it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tgpl.core.pages.middleware.SecurityPolicy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "tgpl.core.pages.middleware.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tgpl.accounts.middleware.ActorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

# In production the proxy compresses; without one, pages go small over poor lines all the same. Files lie compressed
# already: they are answered before, or a browser that has one would be sent a body with "not modified".
if env("TGPL_COMPRESS", "0" if PRODUCTION else "1") == "1":
    MIDDLEWARE.insert(2, "django.middleware.gzip.GZipMiddleware")

ROOT_URLCONF = "tgpl.config.urls"
WSGI_APPLICATION = "tgpl.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": ["tgpl.core.pages.settled.Loader"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "tgpl.core.forms.rendering.PageRenderer"
CSRF_FAILURE_VIEW = "tgpl.accounts.views.session.stale_form"
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
    # FULL means that a request that was thanked for is on disk. The file is not mapped into memory: that made nothing
    # quicker, at a million cases either, and each process held up to as much of it as was allowed.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": (
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-4096; PRAGMA temp_store=MEMORY;"
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
    "default": {"BACKEND": "tgpl.core.files.sealed.SealedFiles"},
    "staticfiles": {"BACKEND": "tgpl.core.files.static.HashedFiles"},
}

# Sign-in: accounts are given out by an administrator; a person who lost the password asks for a new link.
AUTHENTICATION_BACKENDS = ["tgpl.accounts.backends.StaffBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
     "OPTIONS": {"user_attributes": ["username", "full_name", "email"]}},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]  # fmt: skip
PASSWORD_RESET_TIMEOUT = 7 * 24 * 3600  # the link of an invitation
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/lam-viec/"
# Posts that decide (accounts.roles.SECOND_STEP_ROLES) open nothing until a code maker or a passkey is set up.
REQUIRE_SECOND_STEP = flag("TGPL_REQUIRE_MFA", default=PRODUCTION)
ACCOUNT_ADAPTER = "tgpl.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {
    "login": "tgpl.accounts.forms.SignInForm",
    "change_password": "tgpl.accounts.forms.ChangePasswordForm",
    "reauthenticate": "tgpl.accounts.forms.ConfirmPasswordForm",
}
MFA_ADAPTER = "tgpl.accounts.adapters.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # addresses are the administrator's, nobody confirms them by a letter
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not PRODUCTION
MFA_TOTP_ISSUER = "TGPL Mở"
MFA_TOTP_TOLERANCE = 1  # telephones' clocks are some seconds off
MFA_FORMS = {
    "authenticate": "tgpl.accounts.forms.CodeForm",
    "reauthenticate": "tgpl.accounts.forms.ConfirmCodeForm",
    "activate_totp": "tgpl.accounts.forms.ActivateCodesForm",
    "add_webauthn": "tgpl.accounts.forms.AddPasskeyForm",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(env("TGPL_PROXIES", "1" if PRODUCTION else "0"))
# Failed sign-ins are counted here, for all processes of this server.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA_DIR / "cache"}}

SESSION_ENGINE = "tgpl.accounts.sessions"
SESSION_COOKIE_AGE = 3600 * int(env("TGPL_SESSION_HOURS", "12"))
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
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

# The malware scanner that looks through files that come in: clamd, as "unix:/run/clamav/clamd.ctl" or "host:port".
CLAMD = env("TGPL_CLAMD", "")
if CLAMD and not (CLAMD.startswith("unix:/") or CLAMD.rpartition(":")[2].isdigit()):
    raise ImproperlyConfigured(f"TGPL_CLAMD is {CLAMD!r}; it must be unix:/path or host:port.")

# The mail server that carries letters to offices: "smtp://name:password@host:port", "smtp+tls://" (STARTTLS) or "smtps://".
# Empty: no letters are sent.
MAIL = urlsplit(env("TGPL_MAIL", ""))
if MAIL.scheme not in {"", "smtp", "smtp+tls", "smtps"} or (MAIL.scheme and not MAIL.hostname):
    raise ImproperlyConfigured("TGPL_MAIL must be smtp://, smtp+tls:// or smtps:// and a host.")
EMAIL_HOST = MAIL.hostname or ""
EMAIL_PORT = MAIL.port or {"smtps": 465, "smtp+tls": 587}.get(MAIL.scheme, 25)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = unquote(MAIL.username or ""), unquote(MAIL.password or "")
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.scheme == "smtp+tls", MAIL.scheme == "smtps"
EMAIL_TIMEOUT = 20  # seconds
DEFAULT_FROM_EMAIL = env("TGPL_MAIL_FROM", "tgpl@localhost")
# Under which address people open the product ("https://tgpl.mau.gov.vn"): letters lead there.
ADDRESS = env("TGPL_ADDRESS", "").rstrip("/")

# A form of ours is long (a person's whole story); a file goes to disk early.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
