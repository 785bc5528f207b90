"""The list of teachers by one process: a plain Flask app that checks a session and asks the same databases itself.

It runs the product's own queries, so that what differs is the way there: no bus, no second process, no signed actor.
"""

from flask import Flask, Response, jsonify, request

from services.common.actor import Actor
from services.common.contract import schema_of
from services.common.database.transactions import Store, system
from services.common.request import Request
from services.contracts.records import files as files_contract
from services.identity import views
from services.identity.actions import sessions
from services.records.catalogue import load
from services.records.file import queries

THREADS = 16  # of a worker, each with a connection

app = Flask(__name__)
identity, files = Store("identity", pool=THREADS), Store("records", pool=THREADS)
load()  # takes seconds, which a service takes before it is ready


@app.get("/ready")
def up() -> str:
    """Whether it is up."""
    return "ready"


@app.get("/teachers")
def list_teachers() -> Response:
    """As the gateway's operation of this name."""
    asked = schema_of(files_contract.list_teachers.takes).load(request.args.to_dict())
    actor = _signed_in(request.headers["Authorization"].removeprefix("Bearer "))
    with files.look(Request(actor=actor)) as db:
        return jsonify(schema_of(files_contract.list_teachers.gives).dump(queries.list_teachers(db, actor, **asked)))


def _signed_in(token: str) -> Actor:
    with identity.look(system()) as db:
        session, account, org = sessions.by_token(db, token)
        return views.actor(account, org, session.id)
