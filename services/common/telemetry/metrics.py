"""What a process tells Prometheus about itself."""

from prometheus_client import Counter, Gauge, Histogram

calls = Histogram("xingtan_call_seconds", "Calls answered, by outcome", ["call", "outcome"])
events = Counter("xingtan_events_total", "Events handled, by outcome", ["event", "handler", "outcome"])
published = Counter("xingtan_published_total", "Outbox rows published", ["service"])
outbox_age = Gauge("xingtan_outbox_oldest_seconds", "Age of the oldest unsent outbox row", ["service"])
stored_failures = Gauge("xingtan_stored_failures", "Stored failures by state", ["service", "state"])
dead_letters = Gauge("xingtan_dead_letters", "Messages that no handler was given: the broker's queue `parked`")
jobs_run = Counter("xingtan_jobs_total", "Jobs ended, by outcome", ["service", "kind", "outcome"])
copy_lag = Gauge("xingtan_copy_lag_seconds", "How old the last news of teachers was when it was kept", ["service"])
copy_mended = Counter("xingtan_copy_mended_total", "Teachers that a copy lacked when all were told again", ["service"])
due_unannounced = Counter("xingtan_due_unannounced_total", "Due dates in a year whose holidays are unknown", ["year"])
notices = Counter("xingtan_notices_total", "Notices delivered, or to nobody", ["kind", "outcome"])
