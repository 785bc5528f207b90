"""What calls are measured against: programs that do nothing but send back what came."""
