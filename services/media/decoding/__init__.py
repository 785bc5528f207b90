"""What is made of strangers' bytes: what they are, whether they are sound, clean copies; run by the darkroom."""
