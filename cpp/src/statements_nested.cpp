// Reports that hang on another report of the sentence: inside it, or behind it by the same speaker.
#include <algorithm>

#include "quotestance/statements.hpp"

namespace quotestance {

// The last statement attributed in the same sentence before a cue, whose speaker goes on.
const Statement* Statements::spoken_before(TokenId cue, Span sentence) const {
    const auto spoken = [&](const Statement& s) {
        return s.anchor >= sentence.first && s.anchor < cue && s.speaker && s.cue_entry;
    };
    const Statement* found = nullptr;
    const auto look = [&](const Statement& s) {
        if (spoken(s) && (!found || s.anchor > found->anchor)) found = &s;
    };
    const Span quoted = quoted_in({sentence.first, cue});
    for (std::uint32_t i = quoted.first; i < quoted.last; ++i) look(statements_[i]);
    const std::size_t recent = std::max(quoted_, statements_.size() - std::min(statements_.size(), recent_statements));
    for (std::size_t i = recent; i < statements_.size(); ++i) look(statements_[i]);
    return found;
}

// A report inside what another reports, by somebody with a name: a statement of its own.
void Statements::read_nested(const Match& m) {
    const bool reports = (cue_of(m).types & (CueType::report | CueType::judge)) &&
                         (m.entry->voice == Voice::active || m.entry->voice == Voice::fixed) && !m.entry->gerund;
    if (!reports || in_quote(m.tokens.first) || reported_[m.tokens.first] || is_noun_here(m)) return;
    // Indonesian nests without `bahwa` where it only names an opinion.
    bool that = false;
    content_begin(m, {m.tokens.first, tokens_->sentences()[tokens_->sentence_of(m.tokens.first)].last}, that);
    if (!that && tokens_->language() != Language::english) return;
    const std::size_t recent = std::max(quoted_, statements_.size() - std::min(statements_.size(), recent_statements));
    Span outer;
    for (std::size_t i = recent; i < statements_.size(); ++i)
        if (statements_[i].content.contains(m.tokens.first) && statements_[i].kind != Kind::act &&
            !statements_[i].infix)
            outer = statements_[i].content;
    if (outer.empty()) return;
    const Subject subject = find_subject(outer.first, m.tokens.first);
    const bool opens = that || subject.phrase.tokens.first == outer.first;  // `He told them that A, police said`
    const NounKind kind = subject.phrase.kind;
    if (subject.shared ||
        !(kind == NounKind::person || kind == NounKind::actor || (kind == NounKind::pronoun && opens)))
        return;
    const std::size_t before = statements_.size();
    read_active(m, outer);
    if (statements_.size() > before && statements_.back().kind == Kind::act) statements_.pop_back();
    if (statements_.size() > before) reported_[m.tokens.first] = true;
}

// `AP melaporkan Verel mengatakan A`: the medium only passes on what somebody said.
bool Statements::read_passed_on(const NounPhrase& medium, const Cue& cue, Span said) {
    if (tokens_->language() == Language::english || !(cue.types & CueType::medium) || !is_medium(medium)) return false;
    const NounPhrase who = mentions_->noun_phrase(said.first, said.last);
    if (who.kind != NounKind::person) return false;
    const Match* m = matches_->at(EntryType::cue, skip_fillers(who.tokens.last, said.last));
    if (!m || m->entry->voice != Voice::active || !(cue_of(*m).types & CueType::report)) return false;
    const std::size_t before = statements_.size();
    read_active(*m, said);
    if (statements_.size() == before) return false;
    reported_[m->tokens.first] = true;
    statements_.back().source = medium.actor;
    return true;
}

}  // namespace quotestance
