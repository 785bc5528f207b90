"""Files on their way from school to school, on the bus: looked for, handed over, and still seen as of the last day."""

from services.common.bus.entrypoints import react, serve
from services.contracts.records import arrivals
from services.contracts.records import hand_over as contract
from services.records.arriving import opening, taking_back
from services.records.file import former
from services.records.handing_over import hand_overs, posts, seeking


class HandingOverCalls:
    """Finds whom a school asks for, checks posts, hands files over and shows those; opens files from outside."""

    find_to_transfer = serve(contract.find_to_transfer, seeking.find_to_transfer)
    check_post = serve(contract.check_post, posts.check_post)
    name_posts = serve(contract.name_posts, posts.name_posts)
    former_files = serve(contract.former_files, former.former_files)
    former_file = serve(contract.former_file, former.former_file)
    open_arrival = serve(arrivals.open_arrival, opening.open_arrival)
    take_back_arrival = serve(arrivals.take_back_arrival, taking_back.take_back_arrival)
    hand_overs_wanted = react(contract.hand_overs_wanted.at("mobility"), hand_overs.hand_over)
