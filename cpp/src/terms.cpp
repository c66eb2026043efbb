#include "quotestance/terms.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace quotestance {
namespace {

constexpr double smallest = 0.02;           // amounts below this are left out
constexpr std::size_t mentions_before = 3;  // looked at for each hit
constexpr std::size_t mentions_after = 2;
constexpr std::size_t actors_looked_at = 4;
constexpr TokenId possessor_reach = 3;
constexpr double plainly = 0.6;      // share of an attribute that is said of the target itself
constexpr TokenId demand_reach = 3;  // words from a subject to what says that it ought to

constexpr std::uint64_t bit(WordClass c) { return std::uint64_t{1} << static_cast<unsigned>(c); }

}  // namespace

std::string_view name_of(const Term& term, const Lexicon& lexicon) {
    switch (term.role) {
        case Role::baseline: return name_of(static_cast<Baseline>(term.idea));
        case Role::setting: return name_of(static_cast<Setting>(term.idea));
        case Role::cue: return lexicon.cues()[term.idea].id;
        default: return lexicon.concepts()[term.idea].id;
    }
}

void Terms::assign(const Tokens& tokens, const Matches& matches, const Quotes& quotes, const Targets& targets) {
    tokens_ = &tokens, matches_ = &matches, quotes_ = &quotes, targets_ = &targets;
    clauses_.assign(tokens, matches);
}

void Terms::read(const Statement& s, const Speaker& speaker, std::span<const ActorMention> actors,
                 std::span<const Hit> hits) {
    statement_ = &s, speaker_ = &speaker, actors_ = actors, hits_ = hits;
    clauses_read_ = false;
    clauses_.open(s.content);
}

// Most statements speak of no target: what only a mention needs is read when there is one.
void Terms::read_clauses() {
    if (clauses_read_) return;
    clauses_read_ = true;
    clauses_.read();
    us_.clear();
    constexpr auto first_persons = bit(WordClass::first_person) | bit(WordClass::own_side);
    for (TokenId t = statement_->content.first; t < statement_->content.last; ++t)
        if (tokens_->classes(t) & first_persons) us_.push_back(t);
}

void Terms::place_mentions(std::span<const TargetMention> mentions) {
    mentions_.clear();
    for (const TargetMention& m : mentions) {
        const bool possessor = !m.tokens.empty() && possessive_at(*tokens_, m.tokens.last);
        const Span tokens{m.tokens.first, m.tokens.last + (possessor ? 2 : 0)};
        mentions_.push_back({tokens, clauses_.governor_of(m.tokens), possessor});
    }
    // In a list (`Prancis, Inggris dan AS`) the later names are governed by what governs the first.
    for (std::size_t i = 1; i < mentions_.size(); ++i)
        if (mentions_[i].governance.by == Governor::subject &&
            mentions_[i].tokens.first - mentions_[i - 1].tokens.last <= 1)
            mentions_[i].governance = mentions_[i - 1].governance;
}

void Terms::place_others(ActorId target, std::span<const TargetMention> mentions) {
    others_.clear();
    const std::span<const TokenId> us = own_ ? std::span<const TokenId>{} : us_;
    auto first_person = us.begin();
    std::size_t passed = 0;
    for (const ActorMention& a : actors_) {
        while (passed < mentions.size() && mentions[passed].tokens.last <= a.tokens.first) ++passed;
        const bool is_mention = passed < mentions.size() && mentions[passed].tokens.first < a.tokens.last;
        if (is_mention || targets_->counts(a, target)) continue;
        while (first_person != us.end() && *first_person < a.tokens.first) others_.push_back(*first_person++);
        others_.push_back(a.tokens.first);
    }
    others_.insert(others_.end(), first_person, us.end());
}

unsigned Terms::others_between(TokenId from, TokenId to) const {
    if (from >= to || others_.empty()) return 0;
    return static_cast<unsigned>(std::lower_bound(others_.begin(), others_.end(), to) -
                                 std::lower_bound(others_.begin(), others_.end(), from));
}

// `serangan Rusia`: a noun whose doer is named right after it, and is somebody else.
bool Terms::owned_by_other(const Hit& hit) const {
    if (hit.voice != Voice::noun && hit.voice != Voice::agent) return false;
    const auto next = std::lower_bound(others_.begin(), others_.end(), hit.tokens.last);
    if (next == others_.end() || *next - hit.tokens.last >= possessor_reach) return false;
    for (TokenId i = hit.tokens.last; i < *next; ++i)
        if (tokens_->is(i, WordClass::preposition) && !tokens_->is(i, WordClass::agent_marker) &&
            !tokens_->is(i, WordClass::origin_marker))
            return false;
    return clauses_.borders(hit.tokens.last, *next) == 0 && clauses_.verbs(hit.tokens.last, *next) == 0;
}

bool Terms::ours(const ActorMention& a) const {
    return (speaker_->actor != none && (a.actor == speaker_->actor || a.actor == speaker_->allegiance)) ||
           (speaker_->allegiance != none && a.actor != none && targets_->belongs(speaker_->allegiance, a.actor));
}

// Whose attitude it is: the speaker's, unless another actor stands before the word in its clause.
bool Terms::held_by_speaker(const Hit& hit) const {
    const auto after = std::lower_bound(actors_.begin(), actors_.end(), hit.tokens.first,
                                        [](const ActorMention& a, TokenId t) { return a.tokens.first < t; });
    std::size_t looked = 0;
    for (auto a = after; a != actors_.begin() && looked < actors_looked_at; ++looked) {
        --a;
        if (a->tokens.last > hit.tokens.first) continue;
        if (clauses_.borders(a->tokens.last, hit.tokens.first)) return true;
        return ours(*a);
    }
    return true;
}

bool Terms::about_us(const Hit& hit) const {
    for (TokenId i = hit.tokens.last; i < statement_->content.last && i < hit.tokens.last + 2 * possessor_reach; ++i) {
        if (tokens_->is(i, WordClass::first_person) || tokens_->is(i, WordClass::own_side)) return true;
        if (clauses_.is_verb(i)) return false;
    }
    const auto next = std::lower_bound(actors_.begin(), actors_.end(), hit.tokens.last,
                                       [](const ActorMention& a, TokenId t) { return a.tokens.first < t; });
    return next != actors_.end() && next->tokens.first < hit.tokens.last + 2 * possessor_reach && ours(*next);
}

// The object of an attitude is a grim word: the hit after it, before it in the passive (`teroris yang didukung Barat`).
// Victims are no such word: who stands by them is praised.
bool Terms::about_bad(const Hit& hit) const {
    const auto i = static_cast<std::size_t>(&hit - hits_.data());
    const bool passive = hit.voice == Voice::passive;
    if (passive ? i == 0 : i + 1 == hits_.size()) return false;
    const Hit& object = hits_[passive ? i - 1 : i + 1];
    const TokenId from = passive ? object.tokens.last : hit.tokens.last,
                  to = passive ? hit.tokens.first : object.tokens.first;
    const Concept& idea = lexicon_.concepts()[object.entry->index];
    const bool pitied = idea.frame == Frame::attribute && idea.weights[static_cast<unsigned>(Role::head)] > 0;
    for (TokenId t = from; t < to; ++t)  // `stood by us in our darkest hour`
        if (tokens_->is(t, WordClass::first_person)) return false;
    return to - from <= possessor_reach && idea.tone <= -1 && !pitied && clauses_.verbs(from, to) == 0;
}

// What of an attitude counts: toward its object, or against and for the one who holds it.
double Terms::attitude(const Hit& hit, const Concept& idea, Role role) const {
    if (role == Role::object) return held_by_speaker(hit) ? 1 : factors.foreign_holder;
    if (own_) return 0;  // what the speaker's own side likes and dislikes says nothing of itself
    // Who supports a bad thing is blamed for it, who condemns one is not: `mendukung teror`, `mengecam serangan`.
    if (about_bad(hit)) return idea.weights[static_cast<unsigned>(Role::object)] > 0 ? -factors.held_about_bad : 0;
    return about_us(hit) ? factors.held_about_us : 1;
}

Gap Terms::gap_between(Span hit, Span mention) const {
    const bool before = mention.last <= hit.first;
    const TokenId from = before ? mention.last : hit.last, to = before ? hit.first : mention.first;
    if (from >= to) return {};
    return {to - from, others_between(from, to), clauses_.borders(from, to)};
}

double Terms::link(const Concept& idea, Gap gap) const {
    const Powers& across_actor = idea.frame == Frame::relation ? across_party_ : across_actor_;
    return across_actor(gap.actors) * far_(gap.tokens) * across_border_(gap.borders);
}

double Terms::code(const Concept& idea, ActorId target) const {
    double out = 0;
    for (const auto& [actor, weight] : idea.codes)
        if (targets_->belongs(actor, target)) out = weight;
    return -out;  // the unit of a code speaks against
}

Terms::Say Terms::in_role(const Hit& hit, const Concept& idea, const GovernedMention& m) const {
    const Sense sense = Roles(*tokens_, clauses_, statement_->content).of(hit, m, idea.frame);
    const Role role = sense.role;
    const double prior = prior_of(hit, role);
    // In Indonesian the noun that an adjective belongs to stands right before it.
    const bool of_other = idea.frame == Frame::attribute && hit.entry->language == Language::indonesian &&
                          std::abs(sense.share) <= factors.others_attribute;
    double amount = idea.frame == Frame::attitude ? attitude(hit, idea, role) : 1;
    const bool inside = m.tokens.first >= hit.tokens.first && m.tokens.last <= hit.tokens.last;
    if (role == Role::patient && prior > 0 && inside) amount /= factors.sympathy;  // `bergabung dengan NATO`
    if (role == Role::agent && owned_by_other(hit)) amount *= factors.loose;
    const bool said_of_it = m.tokens.last <= hit.tokens.first && sense.share >= plainly;
    const bool plain = idea.frame == Frame::attribute && said_of_it;  // `we have been naive`
    if (own_ && prior < 0 && idea.frame != Frame::attitude && !plain) amount *= factors.own_harm;
    return {role, amount * sense.share, prior, of_other};
}

// A statement that names the target in glad words is seldom hostile to it, whatever the grammar.
double Terms::in_context(const Concept& idea, Gap gap) const {
    if (own_ && idea.tone < 0) return 0;
    return context_across_actor_(gap.actors) * tone_far_(gap.tokens) * context_across_border_(gap.borders);
}

void Terms::add(const Hit& hit, Role role, double amount, double prior) {
    // `does not attack` is less than half of `helps`.
    if (hit.scope < 0 && prior * amount < 0) amount *= factors.negated_harm;
    amount *= hit.scope;
    if (std::abs(amount) >= smallest) terms_.push_back({hit.tokens, hit.entry->index, role, origin_of(hit), amount});
}

Origin Terms::origin_of(const Hit& hit) const {
    const bool quoted = statement_->kind == Kind::direct || quotes_->covering(hit.tokens.first);
    return quoted ? Origin::quoted : Origin::paraphrase;
}

void Terms::add_code(const Hit& hit, ActorId target) {
    if (hit.frame != Frame::code) return;
    add(hit, Role::code, code(lexicon_.concepts()[hit.entry->index], target), prior_of(hit, Role::code));
}

void Terms::add_hit(const Hit& hit, std::size_t nearest) {
    const Concept& idea = lexicon_.concepts()[hit.entry->index];
    const auto names = [&](const GovernedMention& m) {
        return m.tokens.first <= hit.tokens.first && hit.tokens.last <= m.tokens.last;
    };
    Say best;
    double most = -1, context = 0;
    const std::size_t from = nearest - std::min(nearest, mentions_before),
                      to = std::min(mentions_.size(), nearest + mentions_after);
    for (std::size_t k = from; k < to; ++k) {
        if (names(mentions_[k])) return;  // a word of the target's own name says nothing of it
        const Gap gap = gap_between(hit.tokens, mentions_[k].tokens);
        Say say = in_role(hit, idea, mentions_[k]);
        say.amount *= link(idea, gap);
        const double weight = std::abs(say.amount * say.prior);
        if (weight > most) most = weight, best = say;
        if (!say.of_other) context = std::max(context, in_context(idea, gap));
    }
    // Where the frame contradicts the tone, the frame knows better.
    if (best.prior * best.amount * idea.tone < 0) context = 0;
    add(hit, best.role, best.amount, best.prior);
    add(hit, Role::context, context, prior_of(hit, Role::context));
}

// The verb of the report: `menuduh Barat`, `mengecam serangan AS`.
void Terms::add_cue() {
    if (!statement_->cue_entry || mentions_.empty()) return;
    const Cue& cue = lexicon_.cues()[statement_->cue_entry->index];
    const TokenId begin = statement_->content.first, first = mentions_.front().tokens.first;
    double amount = across_actor_(others_between(begin, first)) * across_border_(clauses_.borders(begin, first)) *
                    across_border_(clauses_.verbs(begin, first)) * far_(first - begin);
    if (statement_->kind != Kind::act && !(cue.types & (CueType::judge | CueType::directive)))
        amount *= factors.report_object;
    // `menolak tuduhan Barat`: a denial, not an attack on whoever accused.
    if (cue.object < 0 && (cue.types & CueType::act) && tokens_->is(begin, WordClass::accusation))
        amount *= factors.denial;
    if (amount >= smallest)
        terms_.push_back({statement_->cue, statement_->cue_entry->index, Role::cue, Origin::cue, amount});
}

// `Barat harus mengoreksi kesalahannya`, `sudah saatnya Barat …`: what the subject ought to do. Of `kami dan Barat harus …`
// nothing is demanded.
bool Terms::demanded_of(std::size_t which) const {
    const GovernedMention& m = mentions_[which];
    const auto obliges = [&](const Match* shifter) {
        return shifter && lexicon_.shifters()[shifter->entry->index].kind == ShiftKind::obligation;
    };
    const TokenId first = m.tokens.first, last = statement_->content.last;
    const bool article = first > statement_->content.first && tokens_->is(first - 1, WordClass::article);
    if (obliges(matches_->ending(EntryType::shifter, first - article))) return true;
    if (m.governance.by != Governor::subject) return false;
    const bool joined = first > statement_->content.first && tokens_->is(first - 1, WordClass::conjunction);
    if (joined && (which == 0 || mentions_[which - 1].tokens.last + 1 != first)) return false;
    for (TokenId t = m.tokens.last; t < last && t < m.tokens.last + demand_reach; ++t) {
        if (const Match* shifter = matches_->at(EntryType::shifter, t)) return obliges(shifter);
        if (tokens_->classes(t) || !(*tokens_)[t].is_word() || clauses_.is_verb(t)) return false;
    }
    return false;
}

// Of what somebody else says of the target, two settings count, each once: it ought to do something, or is asked about.
void Terms::add_address() {
    std::array<bool, static_cast<std::size_t>(Setting::count)> added{};
    const auto add_once = [&](Setting s, Span mention) {
        if (std::exchange(added[static_cast<std::size_t>(s)], true)) return;
        terms_.push_back({mention, static_cast<std::uint32_t>(s), Role::setting, Origin::nobody, 1});
    };
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
        const Span mention = mentions_[i].tokens;
        if (mention.empty()) continue;
        if (demanded_of(i)) add_once(Setting::must, mention);
        if (is_question(*tokens_, sentence_in(*tokens_, statement_->content, mention.first)))
            add_once(Setting::question, mention);
    }
}

void Terms::add_settings(const GovernedMention& mention) {
    settings_of(mention, statement_->content, *tokens_, *matches_, *quotes_, settings_);
    for (const Setting s : settings_)
        terms_.push_back({mention.tokens, static_cast<std::uint32_t>(s), Role::setting, Origin::nobody, 1});
}

std::span<const Term> Terms::toward_mention(ActorId target, std::span<const TargetMention> mentions,
                                            std::size_t which) {
    read_terms(target, false, mentions);
    if (which < mentions_.size()) add_settings(mentions_[which]);
    return terms_;
}

std::span<const Term> Terms::toward(ActorId target, bool own, std::span<const TargetMention> mentions) {
    read_terms(target, own, mentions);
    if (!own) add_address();
    return terms_;
}

void Terms::read_terms(ActorId target, bool own, std::span<const TargetMention> mentions) {
    terms_.clear();
    own_ = own;
    if (mentions.empty()) {
        mentions_.clear();
        for (const Hit& hit : hits_) add_code(hit, target);
        return;
    }
    read_clauses();
    place_mentions(mentions);
    place_others(target, mentions);
    std::size_t nearest = 0;  // the first mention that does not begin before the hit
    for (const Hit& hit : hits_) {
        while (nearest < mentions_.size() && mentions_[nearest].tokens.first < hit.tokens.first) ++nearest;
        if (hit.frame == Frame::code) {
            add_code(hit, target);
        } else {
            add_hit(hit, nearest);
        }
    }
    add_cue();
}

}  // namespace quotestance
