// The value words of statements, each with what the shifters around it (negation, strength, condition) make of it.
#pragma once

#include <vector>

#include "quotestance/clauses.hpp"
#include "quotestance/statements.hpp"

namespace quotestance {

struct Hit {
    Span tokens;
    const Entry* entry;
    Voice voice;   // the entry's; of fixed forms, what their prefix shows
    double scope;  // what the shifters multiply the value by: below 0 turns it round
    Frame frame;   // of its concept
    bool mild;     // an ordinary word, as its concept says
};

class Hits {
public:
    // The statements of an article, in the order in which they begin. Linear: each hit looks at the few shifters nearest to it.
    void read(const Tokens& tokens, const Matches& matches, std::span<const Statement> statements);
    // Those of the i-th statement, in order; valid until the next reading.
    std::span<const Hit> of(std::size_t i) const noexcept {
        const std::size_t begin = i ? ends_[i - 1] : 0;
        return std::span(hits_).subspan(begin, ends_[i] - begin);
    }

private:
    struct Shift {  // a shifter of the statement, with what the tables say of it
        Span tokens;
        TokenId leads_to;  // where its reach begins
        ShiftScope scope;
        double factor;
    };
    void read(Span content);
    void find(Span content);
    Voice voice_of(const Match& m) const;
    void read_shifters(Span content);
    void set_scopes(Span content, std::span<Hit> hits);
    double scope_of(const Hit& hit, std::size_t nearest);
    bool takes_for_granted(Span sentence) const;
    bool reaches(const Shift& shift, const Hit& hit);
    void let_adjectives_outweigh(std::span<Hit> hits);
    bool border_between(TokenId from, TokenId hit);
    [[nodiscard]] bool goes_on_from_negated(const Hit& hit) const;

    const Tokens* tokens_ = nullptr;
    const Matches* matches_ = nullptr;
    Clauses clauses_;
    std::vector<Hit> hits_;
    std::vector<std::size_t> ends_;  // by statement: behind its last hit
    InOrder<Match> concepts_, shifters_;
    std::vector<Shift> shifts_;  // of the statement
    // Of its hits, which are read in their order:
    TokenId weighty_ = 0;      // where the last one before begins that is no mild word
    Span negated_{};           // the last one before that is no mild word
    double negation_ = 1;      // by what it was negated
    Span sentence_{};          // of the one being read
    bool asks_ = false;        // the sentence is a question
    TokenId passed_ = 0;       // borders before this token are found
    TokenId last_border_ = 0;  // behind the last of them
};

}  // namespace quotestance
