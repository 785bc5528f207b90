"""Who may see which rows, as PostgreSQL enforces it (R-SEC-01); the actor's half is `Actor.covers`.

Every row with personal data carries `org_path`, the place of its organisation in the management tree, closed by a
slash and collated "C". A territory is one half-open range of paths. Range operators, not LIKE: under row-level
security a LIKE cannot use the index. An unset setting reads as '' on a pooled connection, hence `nullif`.
"""

ROOT = "000000/"


def path_range(path: str) -> tuple[str, str]:
    """The half-open range of all paths at and below `path`: the closing slash gives way to the next character."""
    return path, path[:-1] + "0"


WITHIN = (
    "org_path >= nullif(current_setting('xingtan.path_from', true), '')"
    " AND org_path < nullif(current_setting('xingtan.path_to', true), '')"
)


def policy(table: str, or_else: str = "") -> str:
    """The SQL that shuts `table` to all but the territory; `or_else` is a narrow further door, such as the own file."""
    door = f"({WITHIN})" + (f" OR ({or_else})" if or_else else "")
    return (
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;"
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY;"
        f"CREATE POLICY territory ON {table} FOR ALL USING ({door}) WITH CHECK ({door})"
    )


ACTS = ("SELECT", "INSERT", "UPDATE", "DELETE")


def may(act: str, table: str, door: str) -> str:
    """The SQL that lets one of ACTS at the rows of `table` that hold `door`.

    Reading and writing are let apart, so that a door for reading is none for writing.
    """
    using = "" if act == "INSERT" else f" USING ({door})"
    check = f" WITH CHECK ({door})" if act in ("INSERT", "UPDATE") else ""
    return f"CREATE POLICY may_{act.lower()} ON {table} FOR {act}{using}{check}"
