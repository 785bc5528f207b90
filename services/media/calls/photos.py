"""Photos of one teacher and the standard that they follow, on the bus."""


class PhotoCalls:
    """Cuts photos and says how they are wanted."""
