"""Photos of many teachers at once, on the bus."""


class BatchCalls:
    """Takes in batches of photos and shows their contact sheets."""
