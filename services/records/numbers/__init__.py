"""Personal numbers (个人标识码): the temporary one at approval, the national check, the formal one (R-REC-13).

The province's half is granting.py and applying.py; the ministry's is national.py and checking.py, which know only what
messages say and could stand at another site.
"""

from services.records.numbers.granting import grant_temporary
from services.records.numbers.lookup import holder_of

__all__ = ["grant_temporary", "holder_of"]
