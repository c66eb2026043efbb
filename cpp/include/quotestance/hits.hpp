// The value words of one statement, each with what the shifters around it (negation, strength, condition) make of it.
#pragma once

#include <vector>

#include "quotestance/clauses.hpp"
#include "quotestance/quotes.hpp"

namespace quotestance {

enum class Origin : std::int8_t { nobody = -1, quoted = 0, paraphrase = 1, cue = 2 };

struct Hit {
    Span tokens;
    const Entry* entry;
    Voice voice;   // the entry's; of fixed forms, what their prefix shows
    double scope;  // what the shifters multiply the value by: below 0 turns it round
    Origin origin;
};

class Hits {
public:
    // Linear: each hit looks at the few shifters nearest to it.
    void read(const Tokens& tokens, const Matches& matches, const Quotes& quotes, const Clauses& clauses, Span content,
              bool all_quoted);
    std::span<const Hit> all() const noexcept { return hits_; }

private:
    void find(const Matches& matches, const Quotes& quotes, Span content, bool all_quoted);
    Voice voice_of(const Match& m) const;
    double scope_of(std::size_t hit, std::span<const Match> shifters, std::size_t nearest) const;
    void let_adjectives_outweigh();
    bool reaches(const Match& shifter, std::size_t hit) const;

    const Tokens* tokens_ = nullptr;
    const Clauses* clauses_ = nullptr;
    std::vector<Hit> hits_;
    TokenId weighty_ = 0;  // where the last word before the one being read begins that is no mild one
};

}  // namespace quotestance
