#include "quotestance/reader.hpp"

namespace quotestance {

void Reader::read_words(std::string_view text, Language as) {
    tokens.assign(text);
    language = tokens.settle_language(as);
    matches.assign(tokens, language);
    furniture.assign(tokens, matches);
    quotes.assign(tokens, matches, furniture);
    mentions.assign(tokens, matches, furniture);
    points.assign(text);
}

void Reader::read_article(std::string_view text, std::int32_t on, Language as) {
    read_words(text, as);
    date = on == unknown_date ? furniture.date() : on;
    statements.assign(tokens, matches, furniture, quotes, mentions);
    speakers.assign(tokens, matches, furniture, quotes, mentions, statements, date);
}

}  // namespace quotestance
