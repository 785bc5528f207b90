"""Photos of many teachers at once, on the bus."""

from services.common.bus.entrypoints import react, serve, serve_in_steps
from services.common.clock import now
from services.contracts.media import photo_batches as contract
from services.contracts.records import attachments
from services.media.batches import deciding, matching, opening, showing


class BatchCalls:
    """Takes in batches of photos and shows their contact sheets."""

    @serve(contract.open_photo_batch)
    def open_photo_batch(self, db, actor, id, org_id):
        return showing.batch(db, opening.open_batch(db, actor, now(), id, org_id))

    @serve(contract.add_photos)
    def add_photos(self, db, actor, batch_id, uploads):
        return showing.batch(db, opening.add(db, batch_id, now(), uploads))

    @serve(contract.photo_batches)
    def photo_batches(self, db, actor, **paged):
        return showing.batches(db, **paged)

    @serve(contract.photo_batch)
    def photo_batch(self, db, actor, batch_id):
        return showing.batch(db, batch_id)

    @serve(contract.photo_items)
    def photo_items(self, db, actor, **wanted):
        return showing.items(db, actor, now(), **wanted)

    @serve(contract.confirm_photos)
    def confirm_photos(self, db, actor, batch_id, numbers):
        return deciding.confirm(db, actor, now(), batch_id, numbers)

    @serve(contract.refuse_photo)
    def refuse_photo(self, db, actor, batch_id, number):
        deciding.refuse(db, now(), batch_id, number)
        return showing.item(db, actor, now(), batch_id, number)

    @serve(contract.reopen_photo)
    def reopen_photo(self, db, actor, batch_id, number):
        deciding.reopen(db, now(), batch_id, number)
        return showing.item(db, actor, now(), batch_id, number)

    @serve(contract.match_photo)
    def match_photo(self, db, actor, batch_id, number, teacher_id):
        deciding.match(db, now(), batch_id, number, teacher_id)
        return showing.item(db, actor, now(), batch_id, number)

    @serve_in_steps(contract.frame_photo)
    def frame_photo(self, begin, actor, batch_id, number, box):
        deciding.frame(begin, now(), batch_id, number, box)
        with begin() as db:
            return showing.item(db, actor, now(), batch_id, number)

    @serve(contract.cancel_photo_batch)
    def cancel_photo_batch(self, db, actor, batch_id):
        return showing.batch(db, opening.cancel(db, batch_id, now()))

    @react(attachments.photos_matched)
    def photos_matched(self, db, found):
        matching.apply_matches(db, found["batch_id"], found["items"])

    @react(attachments.photos_kept)
    def photos_kept(self, db, kept):
        matching.apply_kept(db, kept["batch_id"], kept["items"])
