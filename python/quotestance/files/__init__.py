"""Articles from files, statements to files."""

from quotestance.files.ahead import ahead
from quotestance.files.find import find_files
from quotestance.files.read import Reading
from quotestance.files.write import SUFFIXES, Writer, open_writer

__all__ = ["SUFFIXES", "Reading", "Writer", "ahead", "find_files", "open_writer"]
