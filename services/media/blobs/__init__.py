"""Contents of the store, each once by its digest (R-MED-04): laid, referred to, purged, checked.

What other parts of media use:

    content = laying.content_of(path, "image/jpeg", width=600, height=800)
    laying.lay(begin, content, path, {keys.THUMB: thumb})
    references.hold(db, PHOTO_BATCH, batch_id, [content.sha256])    # in the transaction that writes the digest down
    references.let_go(db, PHOTO_BATCH, batch_id, [content.sha256])

`lay` opens its own transactions, so never call it inside one. What is laid and not referred to stays for 30 days.
"""
