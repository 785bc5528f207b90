"""The kinds of long work that identity has; the job process finds them here."""

from services.identity import acting, opening

KINDS = {opening.KIND: opening.run_batch, acting.KIND: acting.run_act}
