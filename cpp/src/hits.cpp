#include "quotestance/hits.hpp"

#include <algorithm>

#include "quotestance/factors.hpp"

namespace quotestance {
namespace {

constexpr TokenId next_reach = 5;        // words from a shifter of scope `next` to the word that it shifts
constexpr TokenId or_reach = 3;          // words between two that `or` joins
constexpr TokenId opening = 4;           // tokens in which a question word opens a sentence
constexpr std::size_t looked_back = 6;   // shifters before a hit
constexpr std::size_t looked_ahead = 3;  // shifters from its beginning on

}  // namespace

void Hits::read(const Tokens& tokens, const Matches& matches, std::span<const Statement> statements) {
    tokens_ = &tokens, matches_ = &matches;
    hits_.clear(), ends_.clear();
    concepts_ = InOrder(matches.of(EntryType::concept_)), shifters_ = InOrder(matches.of(EntryType::shifter));
    clauses_.assign(tokens, matches);
    for (const Statement& s : statements) {
        read(s.content);
        ends_.push_back(hits_.size());
    }
}

void Hits::read(Span content) {
    clauses_.open(content);
    const std::size_t before = hits_.size();
    find(content);
    if (hits_.size() == before) return;
    read_shifters(content);
    const auto hits = std::span(hits_).subspan(before);
    set_scopes(content, hits);
    let_adjectives_outweigh(hits);
}

void Hits::find(Span content) {
    const auto& concepts = tokens_->lexicon().concepts();
    Span last{};
    for (const Match& m : concepts_.in(content)) {
        if (m.tokens.last > content.last || m.tokens == last) continue;
        const Match* name = matches_->covering(EntryType::actor, m.tokens.first);
        const bool in_name = name && name->tokens.size() >= m.tokens.size() && name->tokens.last >= m.tokens.last;
        if (in_name && ((*tokens_)[m.tokens.first].upper || name->tokens.size() > m.tokens.size())) continue;
        // `tidak kalah dengan` is one shifter, with no `kalah` in it.
        const Match* shifter = matches_->covering(EntryType::shifter, m.tokens.first);
        if (shifter && shifter->tokens.size() > m.tokens.size() && shifter->tokens.last >= m.tokens.last) continue;
        const Concept& idea = concepts[m.entry->index];
        hits_.push_back({m.tokens, m.entry, voice_of(m), 1, idea.frame, idea.mild});
        last = m.tokens;
    }
}

void Hits::read_shifters(Span content) {
    shifts_.clear();
    for (const Match& m : shifters_.in(content)) {
        const Shifter& shift = tokens_->lexicon().shifters()[m.entry->index];
        // `denied that it attacked`: the clause that the shifter leads to is in its reach.
        const bool leads = shift.scope == ShiftScope::clause && tokens_->is(m.tokens.last, WordClass::complementiser);
        shifts_.push_back({m.tokens, m.tokens.last + leads, shift.scope, shift.factor});
    }
}

// `Mengapa Barat menutup mata?`: what the question is about holds; only the reason is asked.
bool Hits::takes_for_granted(Span sentence) const {
    const TokenId to = std::min(sentence.last, sentence.first + opening);
    for (TokenId t = sentence.first; t < to; ++t)
        if (tokens_->is(t, WordClass::content_question)) return true;
    return false;
}

void Hits::set_scopes(Span content, std::span<Hit> hits) {
    weighty_ = 0, sentence_ = {}, negated_ = {}, negation_ = 1;
    passed_ = shifts_.empty() ? 0 : shifts_.front().tokens.first, last_border_ = 0;
    std::size_t nearest = 0;  // the first shifter that does not begin before the hit
    for (Hit& hit : hits) {
        while (nearest < shifts_.size() && shifts_[nearest].tokens.first < hit.tokens.first) ++nearest;
        if (!sentence_.contains(hit.tokens.first)) {
            sentence_ = sentence_in(*tokens_, content, hit.tokens.first);
            asks_ = is_question(*tokens_, sentence_) && !takes_for_granted(sentence_);
        }
        hit.scope = shifts_.empty() && !asks_ ? 1 : scope_of(hit, nearest);
        if (!hit.mild) weighty_ = hit.tokens.first, negated_ = hit.tokens;
    }
}

// What the form shows; of fixed phrases, what their first word does.
Voice Hits::voice_of(const Match& m) const {
    const Voice v = clauses_.voice_of(m);
    if (v != Voice::fixed) return v;
    return m.entry->language == Language::english ? Voice::active : voice_of_prefix(tokens_->text(m.tokens.first));
}

// Whether a border stands between a shifter and a hit. All questions of a statement together pass its words once.
bool Hits::border_between(TokenId from, TokenId hit) {
    for (; passed_ < hit; ++passed_)
        if (border_at(*tokens_, passed_)) last_border_ = passed_ + 1;
    return last_border_ > from;
}

bool Hits::reaches(const Shift& s, const Hit& hit) {
    if (s.tokens.first < hit.tokens.last && hit.tokens.first < s.tokens.last)
        return false;  // part of the phrase itself
    if (s.scope == ShiftScope::previous) return s.tokens.first == hit.tokens.last;
    if (s.scope == ShiftScope::sentence) return sentence_.contains(s.tokens.first);
    if (s.tokens.last > hit.tokens.first) return false;
    const bool near = hit.tokens.first - s.tokens.last < next_reach && weighty_ < s.tokens.last;
    return (near || s.scope != ShiftScope::next) && !border_between(s.leads_to, hit.tokens.first);
}

// `tidak ada benturan ataupun pertentangan`, `did not attack or insult`: what negates the one negates the other.
bool Hits::goes_on_from_negated(const Hit& hit) const {
    if (negation_ == 1 || hit.tokens.first < negated_.last || hit.tokens.first - negated_.last > or_reach) return false;
    bool joined = false;
    for (TokenId t = negated_.last; t < hit.tokens.first; ++t) {
        if (border_at(*tokens_, t)) return false;
        joined |= tokens_->is(t, WordClass::alternative);
    }
    return joined;
}

// `mitra yang tidak dapat diandalkan`, `an unreliable partner`: a bad quality of a good thing leaves little of it.
void Hits::let_adjectives_outweigh(std::span<Hit> hits) {
    const auto& concepts = tokens_->lexicon().concepts();
    const auto bad_quality = [&](const Hit& h) {
        const Concept& c = concepts[h.entry->index];
        return c.frame == Frame::attribute && c.weights[static_cast<unsigned>(Role::head)] <= -1 && h.scope > 0;
    };
    const auto good_thing = [&](const Hit& h) {
        const Concept& c = concepts[h.entry->index];
        return c.tone > 0 && c.frame != Frame::code && (h.voice == Voice::noun || h.voice == Voice::agent);
    };
    for (std::size_t i = 0; i + 1 < hits.size(); ++i) {
        Hit &first = hits[i], &second = hits[i + 1];
        const TokenId between = second.tokens.first - first.tokens.last;
        const bool english = first.entry->language == Language::english;
        const bool joined =
            between == 0 || (!english && between == 1 && tokens_->is(first.tokens.last, WordClass::relative));
        if (!joined) continue;
        Hit &noun = english ? second : first, &quality = english ? first : second;
        if (bad_quality(quality) && good_thing(noun)) noun.scope *= factors.outweighed;
    }
}

double Hits::scope_of(const Hit& hit, std::size_t nearest) {
    double scope = 1, negation = 1;
    const std::size_t from = nearest - std::min(nearest, looked_back),
                      to = std::min(shifts_.size(), nearest + looked_ahead);
    for (std::size_t k = from; k < to; ++k)
        if (reaches(shifts_[k], hit)) {
            scope *= shifts_[k].factor;
            if (shifts_[k].scope == ShiftScope::next && shifts_[k].factor < 0) negation *= shifts_[k].factor;
        }
    if (negation == 1 && goes_on_from_negated(hit)) scope *= negation = negation_;
    if (!hit.mild) negation_ = negation;
    if (asks_) scope *= factors.asked;
    return std::clamp(scope, -2.0, 2.0);
}

}  // namespace quotestance
