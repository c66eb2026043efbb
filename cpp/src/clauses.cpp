#include "quotestance/clauses.hpp"

#include <algorithm>

namespace quotestance {
namespace {

constexpr TokenId verb_reach = 3;  // words between an English auxiliary and its verb
constexpr TokenId phrase_reach =
    6;  // words of a noun phrase before the name in it: `kebijakan luar negeri pemerintah AS`

constexpr std::uint64_t bit(WordClass c) { return std::uint64_t{1} << static_cast<unsigned>(c); }

bool is_border(const Token& t) noexcept {
    return t.is_mark(',') || t.is_mark(';') || t.is_mark(':') || t.is_mark(0x2014) || t.is_mark(0x2013);
}
bool is_stop(const Token& t) noexcept { return t.is_mark('.') || t.is_mark('!') || t.is_mark('?'); }

unsigned border(const Token& token, std::uint64_t classes) noexcept {
    if (token.kind == TokenKind::mark && is_stop(token)) return 2;
    if (token.kind == TokenKind::mark && is_border(token)) return 1;
    return (classes & bit(WordClass::subordinator)) && !(classes & bit(WordClass::companion));
}

}  // namespace

unsigned border_at(const Tokens& tokens, TokenId t) noexcept { return border(tokens[t], tokens.classes(t)); }

bool unbroken(const Tokens& tokens, TokenId from, TokenId to) noexcept {
    for (TokenId t = from; t < to; ++t)
        if (border_at(tokens, t)) return false;
    return true;
}

void Clauses::assign(const Tokens& tokens, const Matches& matches) {
    tokens_ = &tokens, matches_ = &matches;
    actors_ = InOrder(matches.of(EntryType::actor)), titles_ = InOrder(matches.of(EntryType::title));
    concepts_ = InOrder(matches.of(EntryType::concept_)), cues_ = InOrder(matches.of(EntryType::cue));
}

void Clauses::read() {
    places_.assign(content_.size() + 1, {});
    mark_names(actors_.in(content_));
    mark_names(titles_.in(content_));
    mark_concepts();
    if (tokens_->language() == Language::english) mark_english();
    count();
}

void Clauses::mark_names(std::span<const Match> names) {
    for (const Match& m : names)
        for (TokenId t = m.tokens.first; t < std::min(m.tokens.last, content_.last); ++t) at(t).named = true;
}

void Clauses::mark_concepts() {
    for (const Match& m : concepts_.in(content_)) {
        const Voice v = voice_of(m);
        if (v == Voice::active || v == Voice::passive) at(m.tokens.first).voice = v;
    }
}

void Clauses::count() {
    const bool indonesian = tokens_->language() != Language::english;
    std::uint32_t borders = 0, verbs = 0;
    bool embedded = false;  // behind `yang`, `untuk`
    for (TokenId t = content_.first; t < content_.last; ++t) {
        Place& here = at(t);
        const std::uint64_t classes = tokens_->classes(t);
        if (indonesian && here.voice == Voice::noun && !here.named) here.voice = indonesian_voice(t, classes);
        here.borders_before = borders, here.verbs_before = verbs;
        borders += border((*tokens_)[t], classes);
        verbs += here.voice != Voice::noun && !embedded;
        embedded = classes & (bit(WordClass::purpose) | bit(WordClass::relative));
    }
    places_.back().borders_before = borders, places_.back().verbs_before = verbs;
}

// Of a word that no table has as a form of a concept.
Voice Clauses::indonesian_voice(TokenId t, std::uint64_t classes) const {
    const Token& token = (*tokens_)[t];
    const bool other_class = classes && !(classes & bit(WordClass::verb));
    if (token.upper || !token.is_word() || other_class || (classes & bit(WordClass::not_verb))) return Voice::noun;
    return voice_of_prefix(tokens_->text(t));
}

// Verbs of saying, and an auxiliary that has no known verb behind it.
void Clauses::mark_english() {
    for (const Match& m : cues_.in(content_)) {
        Place& here = at(m.tokens.first);
        if (here.voice == Voice::noun && m.entry->voice == Voice::active && !here.named)
            here.voice = english_voice(m.tokens, Voice::active);
    }
    for (TokenId t = content_.first; t < content_.last; ++t) {
        if (!tokens_->is(t, WordClass::be) && !tokens_->is(t, WordClass::modal)) continue;
        bool verb_follows = false;
        for (TokenId i = t + 1; i < content_.last && i <= t + verb_reach; ++i)
            verb_follows = verb_follows || is_verb(i);
        if (!verb_follows) at(t).voice = Voice::active;
    }
}

bool Clauses::after_be(TokenId t) const {
    for (TokenId i = t; i-- > content_.first && t - i <= verb_reach;) {
        if (tokens_->is(i, WordClass::be)) return true;
        const bool between =
            tokens_->is(i, WordClass::adverb) || tokens_->is(i, WordClass::negator) || tokens_->text(i).ends_with("ly");
        if (!between) return false;
    }
    return false;
}

bool Clauses::after_determiner(TokenId t) const {
    if (t <= content_.first) return false;
    const TokenId before = t - 1;
    if (t >= content_.first + 2 && possessive_at(*tokens_, t - 2)) return true;
    return tokens_->is(before, WordClass::article) || tokens_->is(before, WordClass::possessive) ||
           tokens_->is(before, WordClass::demonstrative) ||
           (tokens_->is(before, WordClass::preposition) && !tokens_->is(before, WordClass::purpose));
}

Voice Clauses::english_voice(Span phrase, Voice listed) const {
    const std::string_view word = tokens_->text(phrase.first);
    const bool behind_preposition =
        phrase.first > content_.first && tokens_->is(phrase.first - 1, WordClass::preposition);
    if (word.ends_with("ing"))  // `by attacking the West`
        return after_determiner(phrase.first) && !behind_preposition ? Voice::noun : Voice::active;
    if (after_be(phrase.first)) return Voice::passive;
    const bool past = listed == Voice::passive || word.ends_with("ed");
    if (!past) return after_determiner(phrase.first) ? Voice::noun : Voice::active;
    const bool by = phrase.last < content_.last && tokens_->is(phrase.last, WordClass::agent_marker);
    return by ? Voice::passive : Voice::active;
}

Voice Clauses::english_voice_of(const Match& m) const {
    const Voice listed = m.entry->voice;
    if (listed == Voice::active || listed == Voice::passive) return english_voice(m.tokens, listed);
    // A phrase as it stands: `accused of`.
    const bool participle = listed == Voice::fixed && tokens_->text(m.tokens.first).ends_with("ed");
    return participle ? english_voice(m.tokens, Voice::passive) : listed;
}

Span sentence_in(const Tokens& tokens, Span content, TokenId t) noexcept {
    const Span sentence = tokens.sentences()[tokens.sentence_of(t)];
    return {std::max(sentence.first, content.first), std::min(sentence.last, content.last)};
}

bool is_question(const Tokens& tokens, Span words) noexcept {
    for (TokenId t = words.last; t-- > words.first && !tokens[t].is_word();)
        if (tokens[t].is_mark('?')) return true;
    return false;
}

bool possessive_at(const Tokens& tokens, TokenId t) noexcept {
    if (t + 1 >= tokens.size() || tokens[t].kind != TokenKind::single_quote || !tokens.glued(t)) return false;
    return tokens.glued(t + 1) && tokens.text(t + 1) == "s";
}

Governor Clauses::preposition_at(TokenId t) const {
    if (tokens_->is(t, WordClass::standard)) return Governor::standard;
    if (tokens_->is(t, WordClass::agent_marker)) return Governor::agent_marker;
    if (tokens_->is(t, WordClass::origin_marker)) return Governor::origin;
    if (tokens_->is(t, WordClass::patient_marker)) return Governor::patient_marker;
    return tokens_->is(t, WordClass::companion) ? Governor::companion : Governor::other;
}

bool Clauses::verb_follows(TokenId t) const {
    if (t >= content_.last) return false;
    const bool helps =
        tokens_->is(t, WordClass::be) || tokens_->is(t, WordClass::modal) || tokens_->is(t, WordClass::auxiliary);
    return helps || is_verb(t);
}

// A name with its verb right behind it is a subject, whatever stands further in front (`In Maren the governor was …`, `since the
// West attacked`), unless a preposition or a verb that takes it stands right before it.
bool Clauses::is_subject(Span mention) const {
    if (mention.empty() || mention.first <= content_.first || !verb_follows(mention.last)) return false;
    const TokenId before = mention.first - 1;
    if (tokens_->is(before, WordClass::subordinator) && !tokens_->is(before, WordClass::companion)) return true;
    if (tokens_->is(before, WordClass::preposition) || tokens_->is(before, WordClass::agent_marker) ||
        tokens_->is(before, WordClass::companion) || tokens_->is(before, WordClass::standard))
        return false;
    // An Indonesian name may belong to the noun before it: `kemunafikan Korvia terlihat`.
    if (!is_verb(before)) return tokens_->language() == Language::english;
    const Match* cue = matches_->ending(EntryType::cue, mention.first);
    return cue && verb(before) == Voice::active;
}

Governance Clauses::governor_of(Span mention) const {
    const Tokens& t = *tokens_;
    Governance out{Governor::subject, mention.first, mention.first};
    if (is_subject(mention)) return out;
    // Behind a subject stands its verb: only what has none behind it can be the second of a list of objects.
    const bool joined_object =
        mention.first > content_.first && t.is(mention.first - 1, WordClass::additive) && !verb_follows(mention.last);
    bool in_list = false;
    for (TokenId i = mention.first; i-- > content_.first && mention.first - i <= phrase_reach;) {
        const bool preposition = t.is(i, WordClass::preposition) || t.is(i, WordClass::companion) ||
                                 t.is(i, WordClass::agent_marker) || t.is(i, WordClass::standard);
        if (preposition) return {preposition_at(i), i, in_list ? mention.first : i + 1};
        if (is_verb(i)) {
            // `diserang Barat` names the doer; English has `by` for that.
            const bool doer = verb(i) == Voice::passive && t.language() != Language::english;
            return {doer ? Governor::passive_agent : Governor::object, i, in_list ? mention.first : i + 1};
        }
        const bool joined = t.is(i, WordClass::conjunction) || t.is(i, WordClass::relative) ||
                            t.is(i, WordClass::subordinator) || t.is(i, WordClass::auxiliary);
        if (joined_object && (t.is(i, WordClass::additive) || t[i].is_mark(','))) {
            in_list = true;  // `praised Korvia and Belmar`: what governs the first governs the second
            continue;
        }
        if (is_border(t[i]) || is_stop(t[i]) || joined) return out;
        if (!in_list) out.phrase = i;
    }
    return out;
}

}  // namespace quotestance
