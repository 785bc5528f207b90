"""What the services promise each other: a module a service, used by both sides. Importing patches nothing."""
