"""At home in other libraries: `frame.quotestance` in pandas and polars, and features for scikit-learn.

This file is loaded with ``import quotestance`` and must stay light.
"""
