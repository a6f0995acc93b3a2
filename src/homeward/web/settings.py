"""Django's settings: everything comes from the house (arguments of the serve command) and nothing from a person."""

import hashlib
import secrets
from pathlib import Path

from homeward.web import driver, folder
from homeward.web.house import house

SQLITE_VERSION = driver.install()
HOUSE = house()
HERE = Path(__file__).resolve().parent

DEBUG = False
SECRET_KEY = folder.secret_key(HOUSE.data) if HOUSE.data else secrets.token_urlsafe(48)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", *([HOUSE.public_host] if HOUSE.public_host else [])]
CSRF_TRUSTED_ORIGINS = [HOUSE.public_url.rstrip("/")] if HOUSE.is_https else []

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "homeward.web.apps.FrameConfig",
    "homeward.web.accounts",
    "homeward.web.help",
    "homeward.web.diary",
    "homeward.web.calm",
    "homeward.web.talks",
    "homeward.web.agreements",
    "homeward.web.insights",
    "homeward.web.privacy",
    "homeward.web.door",
]
MIDDLEWARE = [
    "homeward.web.logs.request_log",
    "homeward.web.headers.private_headers",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "homeward.web.errors.plain_words",
    "homeward.web.origin.refuse_other_sites",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "homeward.web.origin.TokenCheck",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "homeward.web.visit.middleware.visit_cookie",
    "homeward.web.accounts.middleware.Gate",
    "homeward.web.access.EveryRouteDeclares",
]
ROOT_URLCONF = "homeward.web.urls"
WSGI_APPLICATION = "homeward.web.wsgi.application"
APPEND_SLASH = False

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csrf",
                "homeward.web.frame.frame",
            ],
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(HOUSE.data / folder.DATABASE_FILE) if HOUSE.data else ":memory:",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # Deferred transactions that read, then write, fail by the hundred under eight threads; immediate ones wait.
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": (
                "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
                "PRAGMA secure_delete=ON;PRAGMA temp_store=MEMORY;PRAGMA cache_size=-256"
            ),
        },
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = ["homeward.web.accounts.backend.PassphraseBackend"]


def cache_key(key: str, prefix: str, version: int) -> str:
    """Return a hash in place of a session's name: no cookie is kept as sent, nor quoted in a warning when odd."""
    return hashlib.sha256(f"{prefix}:{version}:{key}".encode("utf-8", "surrogatepass")).hexdigest()


# Sessions live in this process's memory: the disk keeps no trace of who was here when; a restart signs everyone out.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
        "KEY_FUNCTION": cache_key,
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
SESSION_COOKIE_AGE = 8 * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# Cookie names say nothing about the program. The __Host- prefix needs https, which loopback does not have.
COOKIE_PREFIX = "__Host-" if HOUSE.is_https else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}tok"
VISIT_COOKIE_NAME = f"{COOKIE_PREFIX}vid"
KEY_COOKIE_NAME = f"{COOKIE_PREFIX}kid"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HOUSE.is_https
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "homeward.web.errors.form_out_of_date"

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "no-referrer"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HOUSE.is_https else 0
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'", *([HOUSE.exit_site] if HOUSE.exit_site.startswith("https://") else [])],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    },
}

DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 400
DATA_UPLOAD_MAX_NUMBER_FILES = 10

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True


def static_fingerprint() -> str:
    """Return a short hash of every file shipped for the browser, so that an address never outlives its contents."""
    digest = hashlib.sha256()
    for path in sorted(path for path in HERE.glob("**/static/**/*") if path.is_file()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


STATIC_URL = f"/static/{static_fingerprint()}/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False
WHITENOISE_MAX_AGE = 31_536_000
WHITENOISE_ALLOW_ALL_ORIGINS = False

# Django's and waitress's own loggers print addresses and tracebacks; ours (homeward.web.logs) print neither.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"nowhere": {"class": "logging.NullHandler"}},
    "loggers": {name: {"handlers": ["nowhere"], "propagate": False} for name in ("django", "waitress")},
}
