#include "quotestance/stance.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

#include "quotestance/factors.hpp"

namespace quotestance {
namespace {

constexpr double smallest = 0.02;           // log-odds below which a contribution is left out
constexpr std::size_t mentions_before = 3;  // looked at for each hit
constexpr std::size_t mentions_after = 2;
constexpr std::size_t actors_looked_at = 4;
constexpr TokenId possessor_reach = 3;

double rounded(double x) { return std::nearbyint(x * factors.grain) / factors.grain; }

}  // namespace

void StanceScorer::read(const Tokens& tokens, const Matches& matches, const Quotes& quotes, const Targets& targets,
                        const Statement& s, const Speaker& speaker, const std::vector<ActorMention>& actors) {
    tokens_ = &tokens, targets_ = &targets, statement_ = &s, speaker_ = &speaker;
    actors_ = actors;
    clauses_.read(tokens, matches, s.content);
    hits_.read(tokens, matches, quotes, clauses_, s.content, s.kind == Kind::direct);
    sentiment_ = tone_of(lexicon_, hits_.all(), clauses_, s);
}

Label StanceScorer::sentiment_label() const noexcept {
    return sentiment_ > factors.positive_above   ? Label::positive
           : sentiment_ < factors.negative_below ? Label::negative
                                                 : Label::neutral;
}

void StanceScorer::place_actors(ActorId target, std::span<const TargetMention> mentions) {
    others_.clear();
    mentions_.clear();
    own_ = targets_->belongs(speaker_->allegiance, target);
    for (const TargetMention& m : mentions) mentions_.push_back({m.tokens, clauses_.governor_of(m.tokens)});
    // In a list (`Prancis, Inggris dan AS`) the later names are governed by what governs the first.
    for (std::size_t i = 1; i < mentions_.size(); ++i)
        if (mentions_[i].governance.by == Governor::subject &&
            mentions_[i].tokens.first - mentions_[i - 1].tokens.last <= 1)
            mentions_[i].governance = mentions_[i - 1].governance;
    for (const ActorMention& a : actors_)
        if (!targets_->counts(a, target)) others_.push_back(a.tokens.first);
    if (own_) return;
    const std::size_t named = others_.size();
    for (TokenId t = statement_->content.first; t < statement_->content.last; ++t)
        if (tokens_->is(t, WordClass::first_person) || tokens_->is(t, WordClass::own_side)) others_.push_back(t);
    std::inplace_merge(others_.begin(), others_.begin() + static_cast<std::ptrdiff_t>(named), others_.end());
}

unsigned StanceScorer::others_between(TokenId from, TokenId to) const {
    if (from >= to) return 0;
    return static_cast<unsigned>(std::lower_bound(others_.begin(), others_.end(), to) -
                                 std::lower_bound(others_.begin(), others_.end(), from));
}

// `serangan Rusia`: a noun whose doer is named right after it, and is somebody else.
bool StanceScorer::owned_by_other(const Hit& hit) const {
    if (hit.voice != Voice::noun && hit.voice != Voice::agent) return false;
    const auto next = std::lower_bound(others_.begin(), others_.end(), hit.tokens.last);
    if (next == others_.end() || *next - hit.tokens.last >= possessor_reach) return false;
    for (TokenId i = hit.tokens.last; i < *next; ++i)
        if (tokens_->is(i, WordClass::preposition) && !tokens_->is(i, WordClass::agent_marker) &&
            !tokens_->is(i, WordClass::origin_marker))
            return false;
    return clauses_.borders(hit.tokens.last, *next) == 0 && clauses_.verbs(hit.tokens.last, *next) == 0;
}

bool StanceScorer::ours(const ActorMention& a) const {
    return (speaker_->actor != none && (a.actor == speaker_->actor || a.actor == speaker_->allegiance)) ||
           (speaker_->allegiance != none && a.actor != none && targets_->belongs(speaker_->allegiance, a.actor));
}

// Whose attitude it is: the speaker's, unless another actor stands before the word in its clause.
bool StanceScorer::held_by_speaker(const Hit& hit) const {
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

bool StanceScorer::about_us(const Hit& hit) const {
    for (TokenId i = hit.tokens.last; i < statement_->content.last && i < hit.tokens.last + 2 * possessor_reach; ++i) {
        if (tokens_->is(i, WordClass::first_person) || tokens_->is(i, WordClass::own_side)) return true;
        if (clauses_.is_verb(i)) return false;
    }
    const auto next = std::lower_bound(actors_.begin(), actors_.end(), hit.tokens.last,
                                       [](const ActorMention& a, TokenId t) { return a.tokens.first < t; });
    return next != actors_.end() && next->tokens.first < hit.tokens.last + 2 * possessor_reach && ours(*next);
}

// The object of an attitude is a grim word: the hit after it, before it in the passive (`teroris yang didukung Barat`).
bool StanceScorer::about_bad(const Hit& hit) const {
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

double StanceScorer::attitude(const Hit& hit, const Concept& idea, Role role) const {
    const double toward_object = idea.weights[static_cast<unsigned>(Role::object)];
    if (role == Role::object) return held_by_speaker(hit) ? toward_object : toward_object * factors.foreign_holder;
    if (own_) return 0;  // what the speaker's own side likes and dislikes says nothing of itself
    // Who supports a bad thing is blamed for it, who condemns one is not: `mendukung teror`, `mengecam serangan`.
    if (about_bad(hit)) return -std::abs(toward_object) * factors.held_against_others * (toward_object > 0 ? 2 : 0);
    return toward_object * (about_us(hit) ? factors.held_against_us : factors.held_against_others);
}

double StanceScorer::link(const Hit& hit, const Concept& idea, const GovernedMention& m) const {
    const bool before = m.tokens.last <= hit.tokens.first;
    const TokenId from = before ? m.tokens.last : hit.tokens.last, to = before ? hit.tokens.first : m.tokens.first;
    if (from > to) return 1;
    const double crossed =
        std::pow(idea.frame == Frame::relation ? factors.across_party : factors.across_actor, others_between(from, to));
    return crossed * std::exp(-static_cast<double>(to - from) / factors.far) *
           std::pow(factors.across_border, clauses_.borders(from, to));
}

StanceScorer::Value StanceScorer::code(const Concept& idea, ActorId target) const {
    Value out{0, Role::code};
    for (const auto& [actor, weight] : idea.codes)
        if (targets_->belongs(actor, target)) out.value = weight;
    return out;
}

StanceScorer::Value StanceScorer::toward(const Hit& hit, const Concept& idea, const GovernedMention& m) const {
    const Sense sense = Roles(*tokens_, clauses_, statement_->content).of(hit, m, idea.frame);
    double value = idea.frame == Frame::attitude ? attitude(hit, idea, sense.role)
                                                 : idea.weights[static_cast<unsigned>(sense.role)];
    const bool inside =
        m.tokens.first >= hit.tokens.first && m.tokens.last <= hit.tokens.last;  // `bergabung dengan NATO`
    if (sense.role == Role::patient && value > 0 && !inside) value *= factors.sympathy;
    if (sense.role == Role::agent && owned_by_other(hit)) value *= factors.loose;
    if (own_ && value < 0 && idea.frame != Frame::attitude) value *= factors.own_harm;
    value *= sense.share * link(hit, idea, m);
    const bool others = idea.frame == Frame::attribute && sense.share <= factors.others_attribute;
    const double faint = others ? 0 : tone_toward(hit, idea, m);
    if (value * idea.tone < 0) return {value, sense.role};  // the frame knows better
    return {value + faint, std::abs(value) > std::abs(faint) ? sense.role : Role::head};
}

// A statement that names the target in glad words is seldom hostile to it, whatever the grammar.
double StanceScorer::tone_toward(const Hit& hit, const Concept& idea, const GovernedMention& m) const {
    if (idea.frame == Frame::code || (own_ && idea.tone < 0)) return 0;
    const bool before = m.tokens.last <= hit.tokens.first;
    const TokenId from = before ? m.tokens.last : hit.tokens.last, to = before ? hit.tokens.first : m.tokens.first;
    const double distance = from < to ? to - from : 0;
    return idea.tone * (idea.tone > 0 ? factors.glad_share : factors.grim_share) *
           std::exp(-distance / factors.tone_far);
}

void StanceScorer::push(Span tokens, std::uint32_t idea, Role role, Origin origin, double value,
                        std::vector<Evidence>& evidence) const {
    value *= factors.strength;
    if (std::abs(value) < smallest) return;
    const double own = rounded(std::abs(value)), other = rounded(-std::abs(value) * factors.rebate);
    evidence.push_back({tokens, idea, role, origin, value < 0 ? own : other, value > 0 ? own : other});
}

void StanceScorer::score_hit(const Hit& hit, std::size_t nearest, ActorId target,
                             std::vector<Evidence>& evidence) const {
    const Concept& idea = lexicon_.concepts()[hit.entry->index];
    Value best{0, Role::head};
    if (idea.frame == Frame::code) {
        best = code(idea, target);
    } else {
        const std::size_t from = nearest - std::min(nearest, mentions_before),
                          to = std::min(mentions_.size(), nearest + mentions_after);
        for (std::size_t k = from; k < to; ++k) {
            const Value v = toward(hit, idea, mentions_[k]);
            if (std::abs(v.value) > std::abs(best.value)) best = v;
        }
    }
    if (hit.scope < 0 && best.value < 0) best.value *= factors.negated_harm;
    push(hit.tokens, hit.entry->index, best.role, hit.origin, best.value * hit.scope, evidence);
}

// The verb of the report: `menuduh Barat`, `mengecam serangan AS`.
void StanceScorer::score_cue(std::vector<Evidence>& evidence) const {
    if (!statement_->cue_entry || mentions_.empty() || !counted(Origin::cue)) return;
    const Cue& cue = lexicon_.cues()[statement_->cue_entry->index];
    const TokenId begin = statement_->content.first, first = mentions_.front().tokens.first;
    double value = cue.object * std::pow(factors.across_actor, others_between(begin, first)) *
                   std::pow(factors.across_border, clauses_.borders(begin, first));
    value *= std::pow(factors.across_border, clauses_.verbs(begin, first)) *
             std::exp(-static_cast<double>(first - begin) / factors.far);
    if (statement_->kind != Kind::act && !(cue.types & (CueType::judge | CueType::directive)))
        value *= factors.report_object;
    // `menolak tuduhan Barat`: a denial, not an attack on whoever accused.
    if (value < 0 && (cue.types & CueType::act) && tokens_->is(begin, WordClass::accusation)) value *= factors.denial;
    push(statement_->cue, statement_->cue_entry->index, Role::cue, Origin::cue, value, evidence);
}

Stance StanceScorer::softmax(const std::vector<Evidence>& evidence) const {
    Stance out;
    Eigen::Array3d odds(0, 0, 0);
    for (const Evidence& e : evidence) odds += Eigen::Array3d(e.against, 0, e.in_favour);
    const Eigen::Array3d mass = (odds - odds.maxCoeff()).exp();
    const Eigen::Array3d p = mass / mass.sum();
    out.negative = p[0], out.neutral = p[1], out.positive = p[2];
    Eigen::Index most = 0;
    const double highest = p.maxCoeff(&most);
    out.label = static_cast<Label>(most);
    out.abstained = highest < options_.abstain_below;
    return out;
}

Stance StanceScorer::score(ActorId target, std::span<const TargetMention> mentions, std::vector<Evidence>& evidence) {
    evidence.clear();
    place_actors(target, mentions);
    std::size_t nearest = 0;  // the first mention that does not begin before the hit
    for (const Hit& hit : hits_.all()) {
        while (nearest < mentions_.size() && mentions_[nearest].tokens.first < hit.tokens.first) ++nearest;
        if (counted(hit.origin)) score_hit(hit, nearest, target, evidence);
    }
    if (mentions.empty()) {
        double coded = 0;
        for (const Evidence& e : evidence) coded = std::max({coded, e.against, e.in_favour});
        if (coded < factors.implied_from * factors.strength) {
            evidence.clear();
            return {};
        }
    }
    score_cue(evidence);
    const bool prior = own_ && options_.speaker_prior;
    evidence.push_back({{},
                        none,
                        Role::baseline,
                        Origin::nobody,
                        rounded(prior ? factors.own_baseline_against : factors.baseline_against),
                        rounded(prior ? factors.own_baseline_for : factors.baseline_for)});
    Stance out = softmax(evidence);
    out.link = mentions.empty() ? TargetLink::implied : mentions.front().link;
    return out;
}

}  // namespace quotestance
