"""The names by which the columns of a frame are known."""

from collections.abc import Mapping

#: Names by which a column is found, in lower case. Of several for an id, a date or a language the first one counts;
#: two for the text are an error.
NAMES: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "content", "body", "article", "article_text", "full_text",
        "isi", "isi_berita", "teks", "konten", "artikel",
    ),
    "id": ("doc_id", "id", "article_id", "document_id", "id_artikel"),
    "date": ("date", "published", "published_at", "publication_date", "tanggal", "tanggal_terbit"),
    "language": ("language", "lang", "bahasa"),
}  # fmt: skip
