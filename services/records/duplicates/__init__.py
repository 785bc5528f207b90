"""One person, once: files that look alike, people's word on them, merging two files and undoing it."""
