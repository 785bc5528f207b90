"""A door for uploads of photo batches: at which turn others are, of whatever school, and nothing more about them."""

from alembic import op

revision = "media_0004"
down_revision = "media_0003"
branch_labels = None
depends_on = None

DOOR = """
CREATE FUNCTION photo_upload_turn() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
    was_from text := coalesce(current_setting('xingtan.path_from', true), '');
    was_to text := coalesce(current_setting('xingtan.path_to', true), '');
    found bigint;
BEGIN
    PERFORM set_config('xingtan.path_from', '000000/', true), set_config('xingtan.path_to', '0000000', true);
    found := (SELECT min(turn) FROM photo_upload WHERE state = 'waiting' AND claim IS NULL);
    PERFORM set_config('xingtan.path_from', was_from, true), set_config('xingtan.path_to', was_to, true);
    RETURN coalesce(found, 0);
END
$$
"""


def upgrade() -> None:
    op.execute(DOOR)


def downgrade() -> None:
    op.execute("DROP FUNCTION photo_upload_turn()")
