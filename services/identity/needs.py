"""Which secrets identity needs beside those that all services need, by process; see services/common/settings.py."""

from services.common.settings import SEALS

SIGNING = ("actor_private_key",)  # identity alone says who somebody is
NEEDS = {"serve": SIGNING, "react": SIGNING, "jobs": SIGNING, "bootstrap": (*SEALS, "password job")}
