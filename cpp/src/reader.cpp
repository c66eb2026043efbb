#include "quotestance/reader.hpp"

namespace quotestance {

void Reader::read_words(std::string_view text, Language as) {
    tokens.assign(text);
    language = tokens.settle_language(as);
    look_up(text);
    matches.assign(tokens, language);
    furniture.assign(tokens, matches);
    quotes.assign(tokens, matches, furniture);
    look_up(text);
    mentions.assign(tokens, matches, furniture);
    points.assign(text);
    look_up(text);
}

void Reader::read_article(std::string_view text, std::int32_t on, Language as) {
    read_words(text, as);
    date = on == unknown_date ? furniture.date() : on;
    statements.assign(tokens, matches, furniture, quotes, mentions);
    look_up(text);
    speakers.assign(tokens, matches, furniture, quotes, mentions, statements, date);
}

}  // namespace quotestance
