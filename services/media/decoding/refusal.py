"""Why a file is not taken: a code for programs, a sentence for the person who chose the file."""

from services.common.errors import Invalid
from services.common.processes.confined import TaskRefused

WORDS = {
    "empty": "The file is empty. Please choose it again.",
    "too_large": "The file is larger than {megabytes} MB. Please choose a smaller one.",
    "too_many_pixels": "The picture has more than {megapixels} million pixels. Please make it smaller.",
    "too_narrow": "The picture is far too long and narrow, as a panorama is. Please cut out the part that matters.",
    "unknown_type": "This is neither a JPEG or PNG picture nor a PDF, whatever its name says. Please save it as one.",
    "not_a_picture": "This is not a JPEG or PNG picture. Please save it as JPEG.",
    "heic": "This is a phone's HEIC picture. Please save it as JPEG, or set the camera to its most compatible format.",
    "other_picture": "{format} pictures are not taken. Please save the picture as JPEG or PNG.",
    "web_page": "Web pages and SVG drawings are not taken. Please save it as PDF, or make a picture of it.",
    "archive": "Archives and office documents are not taken. Please save what is inside as PDF, JPEG or PNG.",
    "ofd": "This is an OFD document. Please open it in an OFD reader and save or print it as PDF.",
    "polyglot": "Something else is hidden in this file. Please save it anew from the program that shows it.",
    "damaged": "The picture is damaged or incomplete. Please save it or take it again.",
    "pdf_behind": "Something else stands in the file before the PDF begins. Please print it to a new PDF.",
    "pdf_damaged": "The PDF is damaged. Please print it to a new PDF.",
    "encrypted": "The PDF is locked with a password or certificate. Please print it to a new PDF without one.",
    "too_many_pages": "The PDF has more than {pages} pages. Please hand in the pages that matter.",
    "active_content": "The PDF holds programs, forms that send data, or other files. Please print it to a new PDF.",
    "form_not_drawn": "The PDF is a form whose entries would be lost. Please print it to a new PDF.",
    "page_size": "A page of the PDF is impossibly large or small. Please print it to a new PDF.",
    "no_such_page": "The file has no page {page}.",
    "too_complex": "The file is built in a way that is too complex to be checked. Please print or save it anew.",
    "too_heavy": "The file needs too much memory to be opened. Please save it smaller or simpler.",
    "took_too_long": "Opening the file took too long. Please save it smaller or simpler, or try again later.",
    "picture_too_small": "The picture has too few pixels for a photo of {width} × {height}. Please use a larger one.",
    "frame_too_small": "There are too few pixels in the frame for the photo. Please draw it larger.",
    "frame_wrong_ratio": "The frame does not have the shape of the photo. Please draw it again.",
    "frame_outside": "The frame reaches beyond the picture. Please draw it again.",
    "too_many_bytes": "The photo does not fit into {kilobytes} KB without being spoilt. Please use a calmer picture.",
    "unreadable": "The file cannot be read. Please save it anew or choose another one.",
}


class NotTaken(TaskRefused):
    """A file that is not taken; `reason` is a key of WORDS, `params` fill its sentence in."""

    def refusal(self) -> Invalid:
        """What the person reads: what is wrong, and what to do."""
        return Invalid(WORDS.get(self.reason, WORDS["unreadable"]), **self.params)
