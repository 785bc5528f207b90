"""What calls are measured against: echoes that send back what came, and a monolith that answers by itself."""
