"""Estimates from scored statements that can be published, with what is not known about them."""
