"""From a picture of a person to the photo that a standard asks for: find the face, frame the head, cut."""
