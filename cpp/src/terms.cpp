#include "quotestance/terms.hpp"

#include <algorithm>
#include <cmath>

#include "quotestance/factors.hpp"

namespace quotestance {
namespace {

constexpr double smallest = 0.02;           // amounts below this are left out
constexpr std::size_t mentions_before = 3;  // looked at for each hit
constexpr std::size_t mentions_after = 2;
constexpr std::size_t actors_looked_at = 4;
constexpr TokenId possessor_reach = 3;

Gap between(Span a, Span b) {
    const bool before = b.last <= a.first;
    return {before ? b.last : a.last, before ? a.first : b.first};
}

}  // namespace

std::string_view name_of(const Term& term, const Lexicon& lexicon) {
    switch (term.role) {
        case Role::baseline: return name_of(static_cast<Baseline>(term.idea));
        case Role::setting: return name_of(static_cast<Setting>(term.idea));
        case Role::cue: return lexicon.cues()[term.idea].id;
        default: return lexicon.concepts()[term.idea].id;
    }
}

void Terms::read(const Tokens& tokens, const Matches& matches, const Quotes& quotes, const Targets& targets,
                 const Statement& s, const Speaker& speaker, const std::vector<ActorMention>& actors) {
    tokens_ = &tokens, matches_ = &matches, quotes_ = &quotes, targets_ = &targets, statement_ = &s,
    speaker_ = &speaker;
    actors_ = actors;
    clauses_.read(tokens, matches, s.content);
    hits_.read(tokens, matches, quotes, clauses_, s.content, s.kind == Kind::direct);
}

void Terms::place_actors(ActorId target, std::span<const TargetMention> mentions) {
    others_.clear();
    mentions_.clear();
    own_ = target != none && targets_->belongs(speaker_->allegiance, target);
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
    std::size_t passed = 0;
    for (const ActorMention& a : actors_) {
        while (passed < mentions.size() && mentions[passed].tokens.last <= a.tokens.first) ++passed;
        const bool is_mention = passed < mentions.size() && mentions[passed].tokens.first < a.tokens.last;
        if (!is_mention && !targets_->counts(a, target)) others_.push_back(a.tokens.first);
    }
    if (own_) return;
    const std::size_t named = others_.size();
    for (TokenId t = statement_->content.first; t < statement_->content.last; ++t)
        if (tokens_->is(t, WordClass::first_person) || tokens_->is(t, WordClass::own_side)) others_.push_back(t);
    std::inplace_merge(others_.begin(), others_.begin() + static_cast<std::ptrdiff_t>(named), others_.end());
}

unsigned Terms::others_between(TokenId from, TokenId to) const {
    if (from >= to) return 0;
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
bool Terms::about_bad(const Hit& hit) const {
    const std::span<const Hit> all = hits_.all();
    const auto i = static_cast<std::size_t>(&hit - all.data());
    const bool passive = hit.voice == Voice::passive;
    if (passive ? i == 0 : i + 1 == all.size()) return false;
    const Hit& object = all[passive ? i - 1 : i + 1];
    const TokenId from = passive ? object.tokens.last : hit.tokens.last,
                  to = passive ? hit.tokens.first : object.tokens.first;
    return to - from <= possessor_reach && lexicon_.concepts()[object.entry->index].tone <= -1 &&
           clauses_.verbs(from, to) == 0;
}

// What of an attitude counts: toward its object, or against and for the one who holds it.
double Terms::attitude(const Hit& hit, const Concept& idea, Role role) const {
    if (role == Role::object) return held_by_speaker(hit) ? 1 : factors.foreign_holder;
    if (own_) return 0;  // what the speaker's own side likes and dislikes says nothing of itself
    // Who supports a bad thing is blamed for it, who condemns one is not: `mendukung teror`, `mengecam serangan`.
    if (about_bad(hit)) return idea.weights[static_cast<unsigned>(Role::object)] > 0 ? -factors.held_about_bad : 0;
    return about_us(hit) ? factors.held_about_us : 1;
}

// How much is left of a word's say between two tokens: it falls with the words, other actors and clause borders there.
double Terms::faded(Gap gap, double far, double across_actor, double across_border) const {
    return std::pow(across_actor, others_between(gap.from, gap.to)) *
           std::exp(-static_cast<double>(gap.to - gap.from) / far) *
           std::pow(across_border, clauses_.borders(gap.from, gap.to));
}

double Terms::link(const Hit& hit, const Concept& idea, const GovernedMention& m) const {
    const Gap gap = between(hit.tokens, m.tokens);
    if (gap.from > gap.to) return 1;
    const double across_actor = idea.frame == Frame::relation ? factors.across_party : factors.across_actor;
    return faded(gap, factors.far, across_actor, factors.across_border);
}

double Terms::code(const Concept& idea, ActorId target) const {
    double out = 0;
    for (const auto& [actor, weight] : idea.codes)
        if (targets_->belongs(actor, target)) out = weight;
    return -out;  // the unit of a code speaks against
}

double Terms::in_role(const Hit& hit, const Concept& idea, const GovernedMention& m, Role& role, bool& others) const {
    const Sense sense = Roles(*tokens_, clauses_, statement_->content).of(hit, m, idea.frame);
    role = sense.role;
    // In Indonesian the noun that an adjective belongs to stands right before it.
    others = idea.frame == Frame::attribute && hit.entry->language == Language::indonesian &&
             std::abs(sense.share) <= factors.others_attribute;
    double amount = idea.frame == Frame::attitude ? attitude(hit, idea, role) : 1;
    const double prior = weights_.prior(weights_.of(hit.entry->index, role));
    const bool inside = m.tokens.first >= hit.tokens.first && m.tokens.last <= hit.tokens.last;
    if (role == Role::patient && prior > 0 && inside) amount /= factors.sympathy;  // `bergabung dengan NATO`
    if (role == Role::agent && owned_by_other(hit)) amount *= factors.loose;
    if (own_ && prior < 0 && idea.frame != Frame::attitude) amount *= factors.own_harm;
    return amount * sense.share * link(hit, idea, m);
}

// A statement that names the target in glad words is seldom hostile to it, whatever the grammar.
double Terms::in_context(const Hit& hit, const Concept& idea, const GovernedMention& m) const {
    if (own_ && idea.tone < 0) return 0;
    const Gap gap = between(hit.tokens, m.tokens);
    if (gap.from >= gap.to) return 1;
    return faded(gap, factors.tone_far, factors.context_across_actor, factors.context_across_border);
}

void Terms::add(const Hit& hit, Role role, double amount) {
    // `does not attack` is less than half of `helps`.
    if (hit.scope < 0 && weights_.prior(weights_.of(hit.entry->index, role)) * amount < 0)
        amount *= factors.negated_harm;
    amount *= hit.scope;
    if (std::abs(amount) >= smallest) terms_.push_back({hit.tokens, hit.entry->index, role, hit.origin, amount});
}

void Terms::add_hit(const Hit& hit, std::size_t nearest, ActorId target) {
    const Concept& idea = lexicon_.concepts()[hit.entry->index];
    if (idea.frame == Frame::code) return add(hit, Role::code, code(idea, target));
    const auto names = [&](const GovernedMention& m) {
        return m.tokens.first <= hit.tokens.first && hit.tokens.last <= m.tokens.last;
    };
    double best = 0, most = -1, context = 0;
    Role role = Role::head;
    const std::size_t from = nearest - std::min(nearest, mentions_before),
                      to = std::min(mentions_.size(), nearest + mentions_after);
    for (std::size_t k = from; k < to; ++k) {
        if (names(mentions_[k])) return;  // a word of the target's own name says nothing of it
        Role here{};
        bool others = false;  // an adjective of another noun
        const double amount = in_role(hit, idea, mentions_[k], here, others);
        const double weight = std::abs(amount * weights_.prior(weights_.of(hit.entry->index, here)));
        if (weight > most) most = weight, best = amount, role = here;
        if (!others) context = std::max(context, in_context(hit, idea, mentions_[k]));
    }
    // Where the frame contradicts the tone, the frame knows better.
    if (weights_.prior(weights_.of(hit.entry->index, role)) * best * idea.tone < 0) context = 0;
    add(hit, role, best);
    add(hit, Role::context, context);
}

// The verb of the report: `menuduh Barat`, `mengecam serangan AS`.
void Terms::add_cue() {
    if (!statement_->cue_entry || mentions_.empty()) return;
    const Cue& cue = lexicon_.cues()[statement_->cue_entry->index];
    const TokenId begin = statement_->content.first, first = mentions_.front().tokens.first;
    double amount = std::pow(factors.across_actor, others_between(begin, first)) *
                    std::pow(factors.across_border, clauses_.borders(begin, first)) *
                    std::pow(factors.across_border, clauses_.verbs(begin, first)) *
                    std::exp(-static_cast<double>(first - begin) / factors.far);
    if (statement_->kind != Kind::act && !(cue.types & (CueType::judge | CueType::directive)))
        amount *= factors.report_object;
    // `menolak tuduhan Barat`: a denial, not an attack on whoever accused.
    if (cue.object < 0 && (cue.types & CueType::act) && tokens_->is(begin, WordClass::accusation))
        amount *= factors.denial;
    if (amount >= smallest)
        terms_.push_back({statement_->cue, statement_->cue_entry->index, Role::cue, Origin::cue, amount});
}

void Terms::add_settings(const GovernedMention& mention) {
    settings_of(mention, statement_->content, *tokens_, *matches_, *quotes_, settings_);
    for (const Setting s : settings_)
        terms_.push_back({mention.tokens, static_cast<std::uint32_t>(s), Role::setting, Origin::nobody, 1});
}

std::span<const Term> Terms::toward_mention(ActorId target, std::span<const TargetMention> mentions,
                                            std::size_t which) {
    toward(target, mentions);
    if (which < mentions_.size()) add_settings(mentions_[which]);
    return terms_;
}

std::span<const Term> Terms::toward(ActorId target, std::span<const TargetMention> mentions) {
    terms_.clear();
    place_actors(target, mentions);
    std::size_t nearest = 0;  // the first mention that does not begin before the hit
    for (const Hit& hit : hits_.all()) {
        while (nearest < mentions_.size() && mentions_[nearest].tokens.first < hit.tokens.first) ++nearest;
        add_hit(hit, nearest, target);
    }
    add_cue();
    return terms_;
}

}  // namespace quotestance
