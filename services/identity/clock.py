"""The instant of a call; rules take it as an argument."""

from services.common.clock import SHANGHAI as CHINA
from services.common.clock import now, today

__all__ = ["CHINA", "now", "today"]
