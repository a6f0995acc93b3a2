"""Settings of the web house."""

SECRET_KEY = "not yet served"
INSTALLED_APPS: list[str] = []
