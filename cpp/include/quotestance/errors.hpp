// Errors that a caller can act on: each carries its facts, and its message says what, where and what would be right.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace quotestance {

struct Error : std::invalid_argument {
    using std::invalid_argument::invalid_argument;
};

// Text that is not UTF-8. `byte` counts from the beginning of the document.
struct InvalidText : Error {
    InvalidText(std::int64_t document_, std::int64_t byte_, std::string reason_)
        : Error("document " + std::to_string(document_) + ", byte " + std::to_string(byte_) + ": " + reason_ +
                "; the text must be valid UTF-8"),
          document(document_), byte(byte_), reason(std::move(reason_)) {}
    std::int64_t document;
    std::int64_t byte;
    std::string reason;
};

// An option with a value that it cannot take.
struct InvalidOption : Error {
    InvalidOption(std::string option_, std::string value_, const std::string& reason,
                  std::vector<std::string> near = {})
        : Error(option_ + "=" + value_ + ": " + reason), option(std::move(option_)), value(std::move(value_)),
          suggestions(std::move(near)) {}
    std::string option;
    std::string value;
    std::vector<std::string> suggestions;
};

// A row of a language table that cannot be used.
struct LexiconError : Error {
    LexiconError(std::string file_, int line_, std::string reason_)
        : Error(file_ + ":" + std::to_string(line_) + ": " + reason_), file(std::move(file_)), line(line_),
          reason(std::move(reason_)) {}
    std::string file;
    int line;
    std::string reason;
};

}  // namespace quotestance
