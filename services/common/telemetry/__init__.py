"""What operators learn of a process: health, metrics, logs."""
