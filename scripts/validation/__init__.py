"""The parts of `scripts/validate.py`: what is measured, how far it can be trusted, and the page that tells it."""
