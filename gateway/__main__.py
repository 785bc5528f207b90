"""`python -m gateway` prints the OpenAPI document; needs neither bus nor database."""

import json
import sys

from gateway.app import create_app
from gateway.openapi import document

if __name__ == "__main__":
    json.dump(document(create_app()), sys.stdout, ensure_ascii=False, indent=2, sort_keys=True)
    sys.stdout.write("\n")
