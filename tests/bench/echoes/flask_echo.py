"""A plain Flask echo, for gunicorn with the gateway's own settings."""

from flask import Flask, Response, jsonify, request

app = Flask(__name__)


@app.get("/ready")
def ready() -> str:
    """Whether it is up."""
    return "ready"


@app.post("/echo")
def echo() -> Response:
    """The JSON that came."""
    return jsonify(request.get_json())
