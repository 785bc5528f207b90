"""The private node knows one user and one virtual host, both told by a file."""

import base64
import hashlib

from deploy.local.rabbitmq import definitions, virtual_host


def test_the_password_is_kept_as_rabbitmq_keeps_it():
    kept = base64.b64decode(definitions("secret", "here")["users"][0]["password_hash"])

    assert hashlib.sha256(kept[:4] + b"secret").digest() == kept[4:]


def test_there_is_no_guest():
    assert [user["name"] for user in definitions("secret", "here")["users"]] == ["xingtan"]


def test_a_queue_is_a_quorum_queue_unless_it_says_otherwise():
    assert definitions("secret", "here")["vhosts"] == [{"name": "here", "default_queue_type": "quorum"}]


def test_the_user_may_do_everything_in_the_one_virtual_host():
    [permission] = definitions("secret", "here")["permissions"]

    assert (permission["user"], permission["vhost"]) == ("xingtan", "here")


def test_a_stack_that_was_never_emptied_uses_the_first_virtual_host(tmp_path):
    assert virtual_host(tmp_path) == "xingtan"
