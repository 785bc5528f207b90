"""What the services promise each other: one module a service, used by both sides of the bus. Importing patches nothing."""
