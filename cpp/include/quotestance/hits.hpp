// The value words of one statement, each with what the shifters around it (negation, strength, condition) make of it.
#pragma once

#include <vector>

#include "quotestance/clauses.hpp"

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
    // Linear: each hit looks at the few shifters nearest to it. Of the clauses, nothing needs to be read.
    void read(const Tokens& tokens, const Matches& matches, const Clauses& clauses, Span content);
    std::span<const Hit> all() const noexcept { return hits_; }

private:
    struct Shift {  // a shifter of the statement, with what the tables say of it
        Span tokens;
        TokenId leads_to;  // where its reach begins
        ShiftScope scope;
        double factor;
    };
    void find(const Matches& matches, Span content);
    Voice voice_of(const Match& m) const;
    void read_shifters(std::span<const Match> shifters);
    void set_scopes();
    double scope_of(const Hit& hit, std::size_t nearest);
    bool reaches(const Shift& shift, const Hit& hit);
    void let_adjectives_outweigh();
    bool border_between(TokenId from, TokenId hit);

    const Tokens* tokens_ = nullptr;
    const Clauses* clauses_ = nullptr;
    std::vector<Hit> hits_;
    std::vector<Shift> shifts_;
    // Of the hits, which are read in their order:
    TokenId weighty_ = 0;      // where the last one before begins that is no mild word
    Span sentence_{};          // of the one being read
    bool asks_ = false;        // the sentence is a question
    TokenId passed_ = 0;       // borders before this token are found
    TokenId last_border_ = 0;  // behind the last of them
};

}  // namespace quotestance
