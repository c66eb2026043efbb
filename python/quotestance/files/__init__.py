"""Articles from files, statements to files."""

from quotestance.files.find import find_files
from quotestance.files.read import Reading, read
from quotestance.files.write import SUFFIXES, Writer, open_writer

__all__ = ["SUFFIXES", "Reading", "Writer", "find_files", "open_writer", "read"]
