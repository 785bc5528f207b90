"""What day it is where the teachers are; instants are UTC everywhere else."""

from services.common.clock import SHANGHAI, now, today

__all__ = ["SHANGHAI", "now", "today"]
