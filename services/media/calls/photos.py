"""Photos of one teacher and the standard that they follow, on the bus."""

from services.common import clock
from services.common.bus.entrypoints import serve, serve_in_steps
from services.contracts.media import files
from services.media.files import by_hand
from services.media.photos import standard_in_force


class PhotoCalls:
    """Cuts photos and says how they are wanted."""

    @serve_in_steps(files.cut_photo)
    def cut_photo(self, begin, actor, **cut):
        return by_hand.cut_photo(begin, actor, **cut)

    @serve(files.photo_standard)
    def photo_standard(self, db, actor):
        return standard_in_force.view_of(db, actor)

    @serve(files.set_photo_standard)
    def set_photo_standard(self, db, actor, **wanted):
        return standard_in_force.set_standard(db, actor, clock.now(), **wanted)
