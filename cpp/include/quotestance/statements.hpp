// The statements of an article: which words are reported as said or written, by which cue, and by which noun phrase.
// Who that noun phrase is, is settled by the next stage.
#pragma once

#include <vector>

#include "quotestance/contents.hpp"

namespace quotestance {

enum class Kind : std::uint8_t { direct, mixed, indirect, act, headline };

struct Statement {
    Span content{};  // without the enclosing marks, the cue and the speaker
    Kind kind = Kind::indirect;
    Span cue{};  // empty where there is none
    const Entry* cue_entry = nullptr;
    NounPhrase speaker{};     // nothing: carried over from the statement before
    Span appositive{};        // a name that stands apart from its title: `Menlu Rusia, Sergei Lavrov`
    Span speaker_tokens{};    // the mention nearest to the cue; for -nya the cue itself
    ActorId source = none;    // the medium credited
    bool infix = false;       // the cue and the speaker stand inside the content
    TokenId anchor = 0;       // where the attribution stands, for the order of focus
    bool open_ended = false;  // a quotation whose mark never closes: the next paragraph goes on
};

class Statements : private Contents {
public:
    void assign(const Tokens& tokens, const Matches& matches, const Furniture& furniture, const Quotes& quotes,
                const Mentions& mentions);
    std::span<const Statement> all() const noexcept { return statements_; }

private:
    static constexpr std::size_t recent_statements = 64;  // how far back one of the same or the last sentence can stand
    static constexpr std::size_t most_cues =
        24;  // read in a sentence: bounds what each looks back over; 70,000 real ones hold 14 at most
    static constexpr TokenId shortest_clause = 2;
    static constexpr TokenId shortest_sentence =
        6;  // English: so many words before a cue are a clause, whatever its verb

    // Quotations (statements_quoted.cpp)
    void read_quote(const Quote& quote);
    bool attribute_after(const Quote& quote);
    bool attribute_before(const Quote& quote);
    TokenId front_of(const Quote& quote) const;
    TokenId front_begin(const Quote& quote) const;
    // Neither a person nor a pronoun: where another reports, a medium or a document only passes it on.
    static bool passes_on(const NounPhrase& p) { return p.kind != NounKind::person && p.kind != NounKind::pronoun; }
    // Syntax
    void read_sentences();
    void read_sentence(Span sentence, std::span<const Match> cues, Span quoted);
    void read_cue(const Match& cue, Span sentence);
    void read_nested(const Match& cue);  // `said Verel had told him that …`
    bool read_passed_on(const NounPhrase& medium, const Cue& cue, Span said);
    void read_active(const Match& cue, Span sentence);
    void read_fronted(Statement s, const Subject& subject, Span sentence);
    bool ends_with_setting(const Match& cue, Span sentence) const;
    TokenId relative_end(const Subject& subject, TokenId begin, Span sentence) const;
    Span act_object(Span content, bool phrasal_cue) const;
    void read_headline(std::uint32_t line);
    // Cues that stand aside from what they report (statements_aside.cpp)
    void read_aside(const Match& cue, Span sentence);  // `..., kata X.` and `A, kata X, B`
    // English (statements_postposed.cpp): `A, X said on Monday.`, `A, said X.` and `A, X said, B`
    bool attribute_to_subject(const Quote& quote, TokenId at, bool stopped);  // `"…," the minister told reporters`
    void read_postposed(const Match& cue, Span sentence);
    bool attribute_through(const Quote& quote, const Match& medium_cue, TokenId limit);
    const Quote* quote_behind(TokenId at) const;
    void add_quoted(Statement said, const Quote& quote);
    bool report_behind(Statement s, TokenId comma, TokenId rest, Span sentence);
    bool stands_alone(Span front) const;
    const Statement* spoken_before(TokenId cue, Span sentence) const;
    void read_source(const Match& cue, Span sentence);   // menurut X
    void read_passive(const Match& cue, Span sentence);  // dikecam X; seperti diungkapkan X
    void read_pointer(const Match& cue, Span sentence);  // `Hal itu dikatakan X`
    void read_medium(const Match& cue, Span sentence);   // dilansir X

    // A statement with its attribution: the cue, and the phrase that is its speaker.
    static Statement reported_by(const Match& cue, const NounPhrase& speaker, Span content = {},
                                 Kind kind = Kind::indirect) {
        return {.content = content,
                .kind = kind,
                .cue = cue.tokens,
                .cue_entry = cue.entry,
                .speaker = speaker,
                .speaker_tokens = speaker.tokens,
                .anchor = cue.tokens.first};
    }
    void add(Statement statement);
    void put_in_order();
    bool holds_quotation(const Statement& s) const;
    std::span<const Statement> read_between(std::size_t first, std::size_t last) const {
        return std::span(statements_).subspan(first, last - first);
    }
    Span quoted_in(Span within) const;  // not of tokens: of indices into the statements
    bool quoted_at(TokenId t) const;    // a quotation that opens here is a statement already

    struct Place {
        Span content;
        std::uint32_t index;
    };

    std::vector<Statement> statements_;
    std::vector<Statement> ordered_;
    std::vector<Place> order_;
    std::size_t quoted_ = 0;      // how many of them the quotations gave, which come first until all are sorted
    std::vector<bool> reported_;  // by token: a cue that begins there is already used
    std::vector<bool> quote_used_;
};

}  // namespace quotestance
