#include "quotestance/clauses.hpp"

#include <algorithm>

namespace quotestance {
namespace {

constexpr TokenId phrase_reach =
    6;  // words of a noun phrase before the name in it: `kebijakan luar negeri pemerintah AS`

bool is_border(const Token& t) noexcept {
    return t.is_mark(',') || t.is_mark(';') || t.is_mark(':') || t.is_mark(0x2014) || t.is_mark(0x2013);
}
bool is_stop(const Token& t) noexcept { return t.is_mark('.') || t.is_mark('!') || t.is_mark('?'); }

}  // namespace

void Clauses::read(const Tokens& tokens, const Matches& matches, Span content) {
    tokens_ = &tokens, content_ = content;
    voices_.assign(content.size(), Voice::noun);
    named_.assign(content.size(), false);
    borders_.assign(content.size() + 1, 0);
    verbs_.assign(content.size() + 1, 0);
    mark_verbs(matches);
    for (TokenId t = content.first; t < content.last; ++t) {
        const std::size_t i = t - content.first;
        const bool subordinates = tokens.is(t, WordClass::subordinator) && !tokens.is(t, WordClass::companion);
        borders_[i + 1] = borders_[i] + (is_stop(tokens[t]) ? 2U : is_border(tokens[t]) || subordinates ? 1U : 0U);
        const bool embedded = i > 0 && (tokens.is(t - 1, WordClass::purpose) || tokens.is(t - 1, WordClass::relative));
        verbs_[i + 1] = verbs_[i] + (voices_[i] != Voice::noun && !embedded);
    }
}

void Clauses::mark_verbs(const Matches& matches) {
    const auto mark = [&](EntryType type) {
        for (const Match& m : matches.of(type, content_))
            for (TokenId t = m.tokens.first; t < std::min(m.tokens.last, content_.last); ++t)
                named_[t - content_.first] = true;
    };
    mark(EntryType::actor);
    mark(EntryType::title);
    for (const Match& m : matches.of(EntryType::concept_, content_)) {
        const Voice v = m.entry->voice;
        if (v == Voice::active || v == Voice::passive || v == Voice::bare)
            voices_[m.tokens.first - content_.first] = v == Voice::bare ? Voice::active : v;
    }
    if (tokens_->language() == Language::english) return;
    for (TokenId t = content_.first; t < content_.last; ++t) {
        const Token& token = (*tokens_)[t];
        if (named_[t - content_.first] || token.upper || !token.is_word() || tokens_->is(t, WordClass::not_verb))
            continue;
        if (tokens_->classes(t) && !tokens_->is(t, WordClass::verb)) continue;
        Voice& v = voices_[t - content_.first];
        if (v == Voice::noun) v = voice_of_prefix(tokens_->text(t));
    }
}

unsigned Clauses::difference(const std::vector<unsigned>& sums, TokenId from, TokenId to) const noexcept {
    const auto at = [&](TokenId t) { return sums[std::clamp(t, content_.first, content_.last) - content_.first]; };
    return from < to ? at(to) - at(from) : 0;
}

Governor Clauses::preposition_at(TokenId t) const {
    if (tokens_->is(t, WordClass::agent_marker)) return Governor::agent_marker;
    if (tokens_->is(t, WordClass::origin_marker)) return Governor::origin;
    if (tokens_->is(t, WordClass::patient_marker)) return Governor::patient_marker;
    return tokens_->is(t, WordClass::companion) ? Governor::companion : Governor::other;
}

Governance Clauses::governor_of(Span mention) const {
    const Tokens& t = *tokens_;
    Governance out{Governor::subject, mention.first, mention.first};
    for (TokenId i = mention.first; i-- > content_.first && mention.first - i <= phrase_reach;) {
        const bool preposition =
            t.is(i, WordClass::preposition) || t.is(i, WordClass::companion) || t.is(i, WordClass::agent_marker);
        if (preposition) return {preposition_at(i), i, i + 1};
        if (is_verb(i)) return {verb(i) == Voice::passive ? Governor::passive_agent : Governor::object, i, i + 1};
        const bool joined = t.is(i, WordClass::conjunction) || t.is(i, WordClass::relative) ||
                            t.is(i, WordClass::subordinator) || t.is(i, WordClass::auxiliary);
        if (is_border(t[i]) || is_stop(t[i]) || joined) return out;
        out.phrase = i;
    }
    return out;
}

}  // namespace quotestance
