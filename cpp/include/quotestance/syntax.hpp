// Small questions about a stretch of a sentence: what may be skipped, whether a verb is in it, whose words stand there.
// The first of four layers (syntax, subjects, contents, statements) that read one article together.
#pragma once

#include "quotestance/mentions.hpp"

namespace quotestance {

inline bool is_sentence_end(const Token& t) noexcept {
    return t.kind == TokenKind::mark && (t.first == '.' || t.first == '?' || t.first == '!' || t.first == 0x2026);
}
inline bool is_pause(const Token& t) noexcept { return is_sentence_end(t) || t.is_mark(','); }
inline bool is_dash(const Token& t) noexcept { return t.is_mark(0x2013) || t.is_mark(0x2014); }
// Behind a cue: what opens its complement.
inline bool is_break(const Token& t) noexcept { return t.is_mark(',') || t.is_mark(':') || t.is_mark(';'); }

template <typename Predicate>
bool any_of_tokens(Span span, Predicate&& holds) {
    for (TokenId t = span.first; t < span.last; ++t)
        if (holds(t)) return true;
    return false;
}

// As std::any_of, which is unrolled for long ranges: most of these hold nothing, or one.
template <typename T, typename Predicate>
bool any_of_few(std::span<const T> range, Predicate&& holds) {
    for (const T& item : range)
        if (holds(item)) return true;
    return false;
}

class Syntax {
public:
    // Keeps pointers: what is passed must outlive the reading of the article.
    void look_at(const Tokens& tokens, const Matches& matches, const Furniture& furniture, const Quotes& quotes,
                 const Mentions& mentions);

protected:
    // Whether a complement has a predicate of its own, outside relative and purpose clauses: otherwise it is a noun phrase.
    bool has_main_verb(Span clause) const;
    bool has_finite_verb(Span clause, bool past) const;
    // Over adverbs and the like, forward and backward. `negated`: one of them was a negator.
    TokenId skip_fillers(TokenId t, TokenId limit) const;
    TokenId skip_fillers_back(TokenId t, TokenId limit, bool& negated) const;
    // The noun phrase behind a cue, or the cue itself where it carries -nya.
    NounPhrase phrase_of(const Match& cue, TokenId from, TokenId limit) const;
    TokenId comma_after(TokenId t, TokenId limit) const;  // the next comma outside brackets, or the limit
    bool starts_words(TokenId t, WordClass c) const;      // a phrase of words.tsv begins here
    ActorId medium_in(Span region) const;                 // the first medium named outside quotations, or none
    bool names_medium(Span region) const;                 // whether a medium is named, quoted or not
    bool is_medium(const NounPhrase& phrase) const;
    // English: a word that could be a cue is a noun (`the latest report said`), or a finite verb stands in a stretch.
    bool is_noun_here(const Match& cue) const;
    bool is_gerund(TokenId t) const;             // `Speaking`, not `Beijing`
    bool is_participle(const Match& cue) const;  // `a vote deemed illegal by the court`
    bool is_finite(TokenId t, bool past) const;
    bool is_gap(TokenId t) const;        // a dash, or a hyphen between blanks
    bool has_report(Span region) const;  // someone's active cue outside quotations
    bool in_quote(TokenId t) const { return quotes_->covering(t) != nullptr; }
    bool is_comma(TokenId t) const { return t < tokens_->size() && (*tokens_)[t].is_mark(','); }
    // Several classes of the first 64, as one bit set.
    template <WordClass... classes>
    static constexpr std::uint64_t bits = [] {
        static_assert(((static_cast<unsigned>(classes) < 64) && ...), "of those that stand in the first bit set");
        return ((std::uint64_t{1} << static_cast<unsigned>(classes)) | ...);
    }();
    // Whether a token has one of several classes, asked at once.
    template <WordClass... classes>
    bool is_any(TokenId t) const {
        return t < tokens_->size() && (tokens_->classes(t) & bits<classes...>) != 0;
    }
    // The first token of a stretch that has one of several classes, or the limit.
    template <WordClass... classes>
    TokenId next_of(TokenId t, TokenId limit) const {
        const Tokens& tokens = *tokens_;
        while (t < limit && !(tokens.classes(t) & bits<classes...>)) ++t;
        return t;
    }
    const Cue& cue_of(const Match& m) const { return tokens_->lexicon().cues()[m.entry->index]; }

    const Tokens* tokens_ = nullptr;
    const Matches* matches_ = nullptr;
    const Furniture* furniture_ = nullptr;
    const Quotes* quotes_ = nullptr;
    const Mentions* mentions_ = nullptr;

private:
    struct Medium {
        TokenId first;
        ActorId actor;
    };
    std::size_t first_medium(Span region) const;

    std::vector<Medium> media_;  // where media are named: few in most articles, and asked for with every statement
    mutable std::size_t near_ = 0;
};

}  // namespace quotestance
