"""stub"""


class Bus:
    def __init__(self, **k): ...


class Pending: ...
