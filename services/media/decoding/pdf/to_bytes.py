"""The bytes of a PDF that was changed in memory."""

import io

import pikepdf


def of(pdf: pikepdf.Pdf) -> bytes:
    """Only what the pages reach is written; the same document becomes the same bytes."""
    target = io.BytesIO()
    pdf.save(
        target,
        preserve_pdfa=False,
        fix_metadata_version=False,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
        deterministic_id=True,
    )
    return target.getvalue()
