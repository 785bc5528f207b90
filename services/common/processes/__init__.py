"""The processes that a service runs as, and the work that they do beside calls and events."""
