"""What the services promise each other: a folder a service, used by both sides. Importing patches nothing."""
