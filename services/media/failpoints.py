"""Where a chaos run kills media beside the points that all services have (services/common/failpoints.py)."""

FILE_POINTS = (  # of one file: taken in, and purged
    "media.after_claim",
    "media.after_put",
    "media.after_taken",
    "media.after_delete",
)
PHOTO_POINTS = ("photos.after_claim",)  # of a batch: an upload or a photo is in hand
