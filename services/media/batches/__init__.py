"""Photos of many teachers at once (R-MED-02): unpacked and framed by job processes, confirmed by a person.

Every act on a batch takes the lock of its row first, so that no two of them cross; only claiming work goes without.
"""
