"""A service's own copies of what others announce; older news is ignored."""
