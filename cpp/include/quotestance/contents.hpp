// What a cue reports: where its complement begins, and where the narrator takes over again.
#pragma once

#include "quotestance/subjects.hpp"

namespace quotestance {

class Contents : public Subjects {
protected:
    TokenId content_begin(const Match& cue, Span sentence, bool& that) const;
    Span trim_content(Span content) const;

private:
    TokenId behind_wedge(TokenId at, TokenId limit, bool adverbial, bool& that) const;
    bool occasion_of_speaking(TokenId at, TokenId limit) const;
    bool joins_names(TokenId conjunction) const;
    bool credits_at(TokenId from, TokenId limit) const;
    bool reports_that(TokenId from, TokenId limit) const;
    bool reports_by_another(TokenId from, TokenId limit) const;
};

}  // namespace quotestance
