"""The private node knows one user and one virtual host, both told by a file."""

import base64
import hashlib

from deploy.local.rabbitmq import definitions


def test_the_password_is_kept_as_rabbitmq_keeps_it():
    kept = base64.b64decode(definitions("secret")["users"][0]["password_hash"])

    assert hashlib.sha256(kept[:4] + b"secret").digest() == kept[4:]


def test_there_is_no_guest():
    assert [user["name"] for user in definitions("secret")["users"]] == ["xingtan"]


def test_a_queue_is_a_quorum_queue_unless_it_says_otherwise():
    assert definitions("secret")["vhosts"] == [{"name": "xingtan", "default_queue_type": "quorum"}]
