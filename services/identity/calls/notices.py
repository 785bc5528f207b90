"""站内消息 on the bus: what each service tells people, and how they read it."""

from services.common.bus.entrypoints import react, serve
from services.contracts.identity import notices
from services.identity.clock import now
from services.identity.notices import arriving, reading


class NoticeCalls:
    """An account's own notices. Each service that tells something has a queue, named by its handler."""

    @serve(notices.list_notices)
    def list_notices(self, db, actor, box, limit, after):
        return reading.list_notices(db, actor, box, limit, after)

    @serve(notices.unread_notices)
    def unread_notices(self, db, actor):
        return reading.unread(db, actor)

    @serve(notices.read_notices)
    def read_notices(self, db, actor, notice_ids):
        return reading.read(db, actor, now(), notice_ids)

    @serve(notices.read_all_notices)
    def read_all_notices(self, db, actor, until):
        return reading.read_all(db, actor, now(), until)

    @react(notices.people_notified.at("identity"))
    def notified_by_identity(self, db, body):
        arriving.deliver(db, body["notices"])

    @react(notices.people_notified.at("records"))
    def notified_by_records(self, db, body):
        arriving.deliver(db, body["notices"])

    @react(notices.people_notified.at("review"))
    def notified_by_review(self, db, body):
        arriving.deliver(db, body["notices"])

    @react(notices.people_notified.at("mobility"))
    def notified_by_mobility(self, db, body):
        arriving.deliver(db, body["notices"])

    @react(notices.people_notified.at("training"))
    def notified_by_training(self, db, body):
        arriving.deliver(db, body["notices"])

    @react(notices.people_notified.at("media"))
    def notified_by_media(self, db, body):
        arriving.deliver(db, body["notices"])
