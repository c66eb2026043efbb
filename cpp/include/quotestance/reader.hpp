// The stages from an article's bytes to its statements and their speakers, with their memory, reused from article to article.
#pragma once

#include "quotestance/speakers.hpp"
#include "quotestance/text.hpp"
#include "quotestance/watch.hpp"

namespace quotestance {

struct Reader {
    // The watch, if there is one, is looked at between the stages of long articles.
    explicit Reader(const Lexicon& lexicon, Watch* watch = nullptr) : tokens(lexicon), watch_(watch) {}

    // The first stages alone: what stands where. Throws nothing; the text must be UTF-8 and outlive the reading.
    void read_words(std::string_view text, Language as = Language::unknown);
    // All stages. `on`: days since 1970, or unknown_date for the date that the article gives.
    void read_article(std::string_view text, std::int32_t on, Language as);

    Tokens tokens;
    Matches matches;
    Furniture furniture;
    Quotes quotes;
    Mentions mentions;
    Statements statements;
    Speakers speakers;
    CodePoints points;
    Language language = Language::unknown;
    std::int32_t date = unknown_date;

private:
    void look_up(std::string_view text) const {
        if (watch_ && text.size() > long_article) watch_->look();
    }

    static constexpr std::size_t long_article = 1 << 20;  // bytes
    Watch* watch_;
};

}  // namespace quotestance
