"""The media service on the bus; see files/, photos/, batches/ and blobs/ for what it does."""

from services.common.bus.entrypoints import react, serve, serve_in_steps
from services.common.copies import known_orgs
from services.common.processes.operations import Operations
from services.contracts import media
from services.contracts.identity import orgs
from services.contracts.media import files
from services.contracts.media import photo_batches as batch_calls
from services.contracts.records import attachments, hand_over
from services.contracts.training import claims
from services.media.batches import actions, deciding, matching, moved_files, queries
from services.media.blobs import purging, references
from services.media.files import accepting_uploads, manual_crop, reading
from services.media.photos import standard_in_force


class MediaService(Operations):
    """Keeps photos and evidence: takes them in, cuts them, hands them out."""

    name = media.NAME

    take_file = serve_in_steps(files.take_file, accepting_uploads.take)
    open_file = serve_in_steps(files.open_file, reading.open_file)
    cut_photo = serve_in_steps(files.cut_photo, manual_crop.cut_photo)
    photo_standard = serve(files.photo_standard, standard_in_force.view_of)
    set_photo_standard = serve(files.set_photo_standard, standard_in_force.set_standard)

    open_photo_batch = serve(batch_calls.open_photo_batch, actions.open_batch)
    add_photos = serve(batch_calls.add_photos, actions.add)
    photo_batches = serve(batch_calls.photo_batches, queries.batches)
    photo_batch = serve(batch_calls.photo_batch, queries.batch)
    photo_items = serve(batch_calls.photo_items, queries.items)
    confirm_photos = serve(batch_calls.confirm_photos, deciding.confirm)
    refuse_photo = serve(batch_calls.refuse_photo, deciding.refuse)
    reopen_photo = serve(batch_calls.reopen_photo, deciding.reopen)
    match_photo = serve(batch_calls.match_photo, deciding.match)
    frame_photo = serve_in_steps(batch_calls.frame_photo, deciding.frame)
    cancel_photo_batch = serve(batch_calls.cancel_photo_batch, actions.cancel)

    photos_matched = react(attachments.photos_matched, matching.apply_matches)
    photos_kept = react(attachments.photos_kept, matching.apply_kept)
    files_held = react(attachments.files_held, references.hold_for_file)
    evidence_held = react(claims.evidence_held, references.hold_for_claim)
    file_gone = react(attachments.file_gone, references.forget_file)
    files_handed_over = react(hand_over.files_handed_over, moved_files.follow)
    blobs_free = react(attachments.blobs_free, purging.mark_unreferenced)
    orgs_changed = react(orgs.orgs_changed, known_orgs.learn_all)
    org_changed = react(orgs.org_changed, known_orgs.learn)  # of the release before
