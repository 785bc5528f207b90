"""Which secrets the words of media need; see services/common/settings.py."""

NEEDS = {"check-files": ("data_keys", "password job")}
