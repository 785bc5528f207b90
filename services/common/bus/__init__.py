"""How a service answers, announces and handles over RabbitMQ."""
