// Tokens with the ids of their words, the lines they stand in, and sentences.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "quotestance/hash_set.hpp"
#include "quotestance/lexicon.hpp"
#include "quotestance/room.hpp"
#include "quotestance/scanner.hpp"
#include "quotestance/token_set.hpp"

namespace quotestance {

struct Token {
    std::uint32_t begin;  // bytes
    std::uint32_t end;
    WordId word;
    TokenKind kind;
    bool upper;
    bool all_upper;
    bool space_before;
    char32_t first;
    std::uint32_t line;
    std::uint32_t sentence;

    bool is_word() const noexcept { return kind == TokenKind::word; }
    bool is_mark(char32_t c) const noexcept { return kind == TokenKind::mark && first == c; }
    bool is_quote() const noexcept { return kind == TokenKind::double_quote; }
};

struct Span {  // of tokens, half open
    TokenId first = 0;
    TokenId last = 0;
    bool empty() const noexcept { return first >= last; }
    TokenId size() const noexcept { return last - first; }
    bool contains(TokenId t) const noexcept { return first <= t && t < last; }
    bool operator==(const Span&) const = default;
};

// A line of the text; hard-wrapped lines are joined into one.
struct Line {
    Span tokens;
    bool after_blank;  // an empty line, or the beginning of the text, before it
};

// Reused from article to article; keeps a view of the text, which must outlive it.
class Tokens {
public:
    explicit Tokens(const Lexicon& lexicon) : lexicon_(lexicon) {}
    void assign(std::string_view text);
    // Whose function words count from now on; unknown: the language of most of them. Returns it.
    Language settle_language(Language language);
    Language language() const noexcept { return language_; }

    std::string_view text() const noexcept { return text_; }
    std::string_view text(Span s) const noexcept;  // from the first token's first byte to the last one's last
    std::string_view text(TokenId t) const noexcept {
        return text_.substr(tokens_[t].begin, tokens_[t].end - tokens_[t].begin);
    }
    TokenId size() const noexcept { return size_; }
    const Token& operator[](TokenId t) const noexcept { return tokens_[t]; }
    std::span<const Line> lines() const noexcept { return lines_; }
    std::span<const Span> sentences() const noexcept { return sentences_; }
    std::uint32_t sentence_of(TokenId t) const noexcept {
        return t < size() ? tokens_[t].sentence : static_cast<std::uint32_t>(sentences_.size()) - 1;
    }
    std::uint64_t classes(TokenId t) const noexcept { return classes_[t]; }
    bool is(TokenId t, WordClass c) const noexcept {
        const auto bit = static_cast<unsigned>(c);
        if (t >= size()) return false;
        return bit < 64 ? classes_[t] >> bit & 1U : lexicon_.is(tokens_[t].word, language_, c);
    }
    // Once the language is settled: the tokens that begin with a capital, those that are no words, the quotation marks.
    const TokenSet& capitals() const noexcept { return capitals_; }
    const TokenSet& no_words() const noexcept { return no_words_; }
    const TokenSet& quotation_marks() const noexcept { return quotation_marks_; }
    // Where the phrases of the tables begin that begin with a token.
    const Branch& branch(TokenId t) const noexcept { return branches_[t]; }
    const Lexicon& lexicon() const noexcept { return lexicon_; }
    // Whether the word of a token stands in the text without a capital somewhere: then a capital does not make it a name.
    bool stands_uncapitalised(TokenId t) const;
    bool glued(TokenId t) const noexcept { return t < size() && !tokens_[t].space_before; }  // to the token before it

private:
    void push(const ScannedToken& s, std::string_view long_word);
    void grow();
    void collect_lower_words() const;
    void begin_line(const ScannedToken& first, std::uint32_t line_ends);
    void list_kinds();
    void split_sentences();
    void add_sentence(Span sentence);
    bool ends_sentence(TokenId t, TokenId line_end) noexcept;
    TokenId behind_closing(TokenId t, TokenId line_end) noexcept;
    bool is_abbreviation(TokenId t) const noexcept;

    const Lexicon& lexicon_;
    std::string_view text_;
    TokenId size_ = 0;
    Room<Token> tokens_;           // with room for more, as all that follows by token
    Room<Branch> branches_;        // copied from the lexicon, so that later looks are at neighbours
    Room<std::uint64_t> hashes_;   // of the folded words
    Room<std::uint64_t> classes_;  // in the language of the article
    TokenSet capitals_, no_words_, quotation_marks_;
    std::vector<Line> lines_;
    std::vector<Span> sentences_;
    std::vector<TokenId> terminals_;  // full stops and the like
    // The hashes of words without a capital: a bit for each, which answers most questions; then the hashes themselves.
    std::vector<std::uint64_t> lower_bits_;
    mutable HashSet lower_words_;
    mutable unsigned lower_questions_ = 0;  // that a bit did not answer
    Span closing_{};                        // the run of closing marks last looked at
    Language language_ = Language::indonesian;
};

}  // namespace quotestance
