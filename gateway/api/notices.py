"""站内消息: the asker's own notices (R-GW-05)."""

from gateway.area import Area
from services.contracts.identity import notices

area = Area("notices", "What the asker is told of others' acts.")

area.passes_on("GET /notices", notices.list_notices, "list_notices").says("The own notices, newest first.")
area.passes_on("GET /notices/unread", notices.unread_notices, "count_unread_notices").says(
    "How many of the own notices are not read yet."
)
area.passes_on("POST /notices/read", notices.read_notices, "read_notices").says(
    "Note that some of the own notices were read now."
)
area.passes_on("POST /notices/read-all", notices.read_all_notices, "read_all_notices").says(
    "Note that all own notices that had arrived at an instant were read now."
)
