// What a cue reports: where its complement begins, and where the narrator takes over again.
#pragma once

#include "quotestance/subjects.hpp"

namespace quotestance {

class Contents : public Subjects {
protected:
    TokenId content_begin(const Match& cue, Span sentence, bool& that) const;
    Span trim_content(Span content) const;
    // English (contents_english.cpp): over the words behind a cue that say to whom, where or when; the same place if none.
    bool is_clause(Span content) const;  // it begins with a noun phrase and its verb
    TokenId behind_setting(const Match& cue, TokenId at, TokenId limit) const;
    bool reports_that(TokenId from, TokenId limit) const;

private:
    TokenId english_content_begin(const Match& cue, Span sentence, bool& that) const;
    TokenId behind_day(TokenId at, TokenId limit) const;
    TokenId behind_prepositional(TokenId at, TokenId limit, bool setting_before) const;
    TokenId behind_addressee(TokenId at, TokenId limit) const;
    bool adds_background(TokenId comma, TokenId limit) const;
    TokenId next_stop(Span content) const;
    Span trim_without_cue(Span content) const;
    Span without_credit(Span content) const;
    bool adds_at(TokenId at) const;
    Span without_last_pause(Span content) const;
    TokenId behind_wedge(TokenId at, TokenId limit, bool adverbial, bool& that) const;
    TokenId behind_occasion(TokenId at, TokenId limit, bool& that) const;
    bool occasion_of_speaking(TokenId at, TokenId limit) const;
    bool joins_names(TokenId conjunction) const;
    bool credits_at(TokenId from, TokenId limit) const;
    bool same_one_reports(TokenId conjunction, TokenId limit) const;
    bool reports_by_another(TokenId from, TokenId limit) const;
};

}  // namespace quotestance
