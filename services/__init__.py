"""The services of a site: each is a folder here with the same few files."""

SERVICES = ("identity", "records", "review", "mobility", "training", "media")
