// The statements of an article: which words are reported as said or written, by which cue, and by which noun phrase.
// Who that noun phrase is, is settled by the next stage.
#pragma once

#include <vector>

#include "quotestance/mentions.hpp"

namespace quotestance {

enum class Kind : std::uint8_t { direct, mixed, indirect, act, headline };

struct Statement {
    Span content{};        // without the enclosing marks, the cue and the speaker
    Kind kind = Kind::indirect;
    Span cue{};            // empty where there is none
    const Entry* cue_entry = nullptr;
    NounPhrase speaker{};  // nothing: carried over from the statement before
    Span appositive{};     // a name that stands apart from its title: `Menlu Rusia, Sergei Lavrov`
    Span speaker_tokens{}; // the mention nearest to the cue; for -nya the cue itself
    ActorId source = none; // the medium credited
    bool infix = false;    // the cue and the speaker stand inside the content
    TokenId anchor = 0;    // where the attribution stands, for the order of focus
};

class Statements {
public:
    void assign(const Tokens& tokens, const Matches& matches, const Furniture& furniture, const Quotes& quotes, const Mentions& mentions);
    std::span<const Statement> all() const noexcept { return statements_; }

private:
    struct Subject {
        NounPhrase phrase;
        Span appositive;
        bool negated = false;
        TokenId clause_begin = 0;  // where the clause of the cue begins
    };

    void read_quote(const Quote& quote);
    bool attribute_after(const Quote& quote);
    bool attribute_before(const Quote& quote);
    void read_sentence(Span sentence);
    void read_cue(const Match& cue, Span sentence);
    void read_active(const Match& cue, Span sentence);
    void read_aside(const Match& cue, Span sentence);     // `..., kata X.` and `A, kata X, B`
    void read_source(const Match& cue, Span sentence);    // menurut X
    void read_passive(const Match& cue, Span sentence);   // dikecam X; seperti diungkapkan X
    void read_pointer(const Match& cue, Span sentence);   // `Hal itu dikatakan X`
    void read_medium(const Match& cue, Span sentence);
    void read_headline(std::uint32_t line);

    Subject find_subject(TokenId begin, TokenId cue) const;
    NounPhrase phrase_in_segment(TokenId begin, TokenId end, TokenId& start, bool touches_cue = false) const;
    TokenId content_begin(const Match& cue, Span sentence, bool& that) const;
    TokenId behind_wedge(TokenId at, TokenId limit, bool adverbial, bool& that) const;
    TokenId front_of(const Quote& q) const;
    bool occasion_of_speaking(TokenId at, TokenId limit) const;
    bool starts_words(TokenId t, WordClass c) const;
    bool reports_that(TokenId from, TokenId limit) const;
    Span trim_content(Span content) const;
    TokenId skip_fillers(TokenId t, TokenId limit) const;
    TokenId skip_fillers_back(TokenId t, TokenId limit, bool& negated) const;
    TokenId after_speaker(const NounPhrase& phrase, Span& appositive, TokenId limit) const;
    bool has_main_verb(Span clause) const;
    bool in_quote(TokenId t) const { return quotes_->covering(t) != nullptr; }
    bool is_comma(TokenId t) const { return t < tokens_->size() && (*tokens_)[t].is_mark(','); }
    ActorId medium_in(Span region) const;
    Span with_relative_clause(const NounPhrase& phrase, TokenId limit) const;
    bool other_verb_between(TokenId from, TokenId cue, bool& negated) const;
    bool reports_by_another(TokenId from, TokenId limit) const;
    const Cue& cue_of(const Match& m) const { return tokens_->lexicon().cues()[m.entry->index]; }
    void add(Statement statement);

    const Tokens* tokens_ = nullptr;
    const Matches* matches_ = nullptr;
    const Furniture* furniture_ = nullptr;
    const Quotes* quotes_ = nullptr;
    const Mentions* mentions_ = nullptr;
    std::vector<Statement> statements_;
    std::vector<bool> reported_;   // by token: a cue that begins there is already used
    std::vector<bool> quote_used_;
};

}  // namespace quotestance
