#include "quotestance/stance.hpp"

#include <Eigen/Core>
#include <algorithm>
#include <cmath>

namespace quotestance {
namespace {

// Hand-set factors of the model; DESIGN of the score: docs/score.md.
constexpr double grain = 1073741824.0;       // 2^30: contributions are multiples of its inverse
constexpr double strength = 0.8;             // log-odds for one unit of weight
constexpr double rebate = 0.4;               // what a word for one side takes from the other, as a share
constexpr double baseline_against = -0.7;
constexpr double baseline_for = -0.8;
constexpr double across_border = 0.55;       // for each clause border between a word and the target
constexpr double across_actor = 0.4;         // for each other actor between them
constexpr double foreign_holder = 0.4;       // an attitude that somebody else holds
constexpr double holder_share = 0.5;         // what a target's own attitude says of it, as a share of the attitude
constexpr double far = 14;                   // tokens at which the link has fallen to one third
constexpr double tone_scale = 4;             // units of tone that make the sentiment 0.76
constexpr double tone_threshold = 0.18;      // of the sentiment, beyond which it is not neutral
constexpr TokenId negation_reach = 5;

double rounded(double x) { return std::nearbyint(x * grain) / grain; }

bool is_border(const Token& t) noexcept { return t.is_mark(',') || t.is_mark(';') || t.is_mark(':') || t.is_mark(0x2014) || t.is_mark(0x2013); }
bool is_stop(const Token& t) noexcept { return t.kind == TokenKind::mark && (t.first == '.' || t.first == '!' || t.first == '?'); }

}  // namespace

double StanceScorer::scope_of(const Match& hit, std::span<const Match> shifters, std::span<const Match> hits) const {
    const Tokens& t = *tokens_;
    double scope = 1;
    for (const Match& s : shifters) {
        const Shifter& shift = lexicon_.shifters()[s.entry->index];
        if (s.tokens.first < hit.tokens.last && hit.tokens.first < s.tokens.last) continue;  // part of the phrase itself
        bool reaches = false;
        if (shift.scope == ShiftScope::previous) {
            reaches = s.tokens.first == hit.tokens.last;
        } else if (shift.scope == ShiftScope::sentence) {
            reaches = t.sentence_of(s.tokens.first) == t.sentence_of(hit.tokens.first);
        } else if (s.tokens.last <= hit.tokens.first) {
            reaches = borders_between(s.tokens.last, hit.tokens.first) == 0;
            if (shift.scope == ShiftScope::next) {
                reaches = reaches && hit.tokens.first - s.tokens.last < negation_reach;
                for (const Match& h : hits)  // the next hit alone, unless an intensifier stands between
                    reaches = reaches && !(h.tokens.first >= s.tokens.last && h.tokens.last <= hit.tokens.first);
            }
        }
        if (reaches) scope *= shift.factor;
    }
    return std::clamp(scope, -2.0, 2.0);
}

void StanceScorer::read(const Tokens& tokens, const Matches& matches, const Quotes& quotes, const Targets& targets, const Statement& s,
                        const Speaker& speaker, std::vector<ActorMention> actors) {
    tokens_ = &tokens, matches_ = &matches, targets_ = &targets, statement_ = &s, speaker_ = &speaker;
    actors_ = std::move(actors);
    hits_.clear();
    const auto concepts = matches.of(EntryType::concept_, s.content);
    const auto shifters = matches.of(EntryType::shifter, s.content);
    tone_ = 0;
    for (const Match& m : concepts) {
        if (m.tokens.last > s.content.last || (!hits_.empty() && hits_.back().tokens == m.tokens)) continue;
        const Match* name = matches.covering(EntryType::actor, m.tokens.first);
        if (name && name->tokens.size() >= m.tokens.size() && name->tokens.last >= m.tokens.last && tokens[m.tokens.first].upper) continue;
        const bool quoted = s.kind == Kind::direct || quotes.covering(m.tokens.first) != nullptr;
        const double scope = scope_of(m, shifters, concepts);
        hits_.push_back({m.tokens, m.entry, scope, quoted ? Origin::quoted : Origin::paraphrase});
        tone_ += lexicon_.concepts()[m.entry->index].tone * scope;
    }
    if (s.cue_entry) tone_ += 0.7 * lexicon_.cues()[s.cue_entry->index].tone;
    sentiment_ = std::tanh(tone_ / tone_scale);
}

Label StanceScorer::sentiment_label() const noexcept {
    return sentiment_ > tone_threshold ? Label::positive : sentiment_ < -tone_threshold ? Label::negative : Label::neutral;
}

unsigned StanceScorer::actors_between(TokenId from, TokenId to, ActorId target) const {
    unsigned count = 0;
    for (const ActorMention& a : actors_)
        count += a.tokens.first >= from && a.tokens.last <= to && !targets_->belongs(a.actor, target) && !targets_->belongs(a.allegiance, target);
    return count;
}

unsigned StanceScorer::borders_between(TokenId from, TokenId to) const {
    unsigned count = 0;
    for (TokenId i = from; i < to; ++i) {
        const Token& t = (*tokens_)[i];
        if (is_stop(t)) count += 2;
        count += is_border(t) || tokens_->is(i, WordClass::subordinator);
    }
    return count;
}

bool StanceScorer::ours(const ActorMention& a) const {
    return (speaker_->actor != none && (a.actor == speaker_->actor || a.actor == speaker_->allegiance)) ||
           (speaker_->allegiance != none && a.actor != none && targets_->belongs(speaker_->allegiance, a.actor));
}

// Whose attitude it is: the speaker's, unless another actor stands before the word in its clause.
bool StanceScorer::holder_is_speaker(const Hit& hit, ActorId target) const {
    for (std::size_t i = actors_.size(); i-- > 0;) {
        const ActorMention& a = actors_[i];
        if (a.tokens.last > hit.tokens.first || borders_between(a.tokens.last, hit.tokens.first)) continue;
        return ours(a) || targets_->belongs(a.actor, target);
    }
    return true;
}

Role StanceScorer::role_toward(const Hit& hit, const TargetMention& mention, Frame frame) const {
    const Tokens& t = *tokens_;
    const bool before = mention.tokens.last <= hit.tokens.first;
    const Voice voice = hit.entry->voice;
    const auto governed_by = [&](std::initializer_list<std::string_view> words) {
        for (TokenId i = mention.tokens.first; i-- > hit.tokens.last && mention.tokens.first - i <= 4;) {
            const std::string_view w = t.lexicon().word(t[i].word);
            if (std::find(words.begin(), words.end(), w) != words.end()) return true;
            if (t.is(i, WordClass::preposition)) return false;
        }
        return false;
    };
    const Role doer = Role::agent, done_to = frame == Frame::attitude ? Role::object : Role::patient;
    if (voice == Voice::passive && hit.entry->language != Language::english) return before ? done_to : doer;
    if (voice == Voice::passive) {  // English: was condemned by / condemned
        const bool by = !before && governed_by({"by"});
        bool copula = false;
        for (TokenId i = hit.tokens.first; i-- > statement_->content.first && hit.tokens.first - i <= 3;) copula = copula || t.is(i, WordClass::auxiliary);
        if (by) return doer;
        if (before) return copula ? done_to : doer;
        return done_to;
    }
    if (voice == Voice::noun) {
        if (before) return doer;
        if (governed_by({"terhadap", "atas", "kepada", "ke", "pada", "bagi", "untuk", "against", "on", "to", "toward", "towards", "for", "of", "in"})) return done_to;
        return doer;
    }
    if (voice == Voice::agent) return doer;
    return before ? doer : done_to;
}

double StanceScorer::link(const Hit& hit, const TargetMention& mention, Role role) const {
    const bool before = mention.tokens.last <= hit.tokens.first;
    const TokenId from = before ? mention.tokens.last : hit.tokens.last, to = before ? hit.tokens.first : mention.tokens.first;
    if (from > to) return 1;
    double factor = std::exp(-static_cast<double>(to - from) / far);
    factor *= std::pow(across_border, borders_between(from, to));
    (void)role;
    return factor;
}

void StanceScorer::score_hit(const Hit& hit, ActorId target, std::span<const TargetMention> mentions, std::vector<Evidence>& evidence) const {
    const Concept& idea = lexicon_.concepts()[hit.entry->index];
    double best = 0;
    Role best_role = Role::head;
    const auto weight_of = [&](Role r) { return idea.weights[static_cast<unsigned>(r)]; };
    if (idea.frame == Frame::code) {
        for (const auto& [actor, weight] : idea.codes)
            if (targets_->belongs(actor, target)) best = weight, best_role = Role::code;
    } else {
        for (const TargetMention& m : mentions) {
            const bool before = m.tokens.last <= hit.tokens.first;
            const unsigned others = before ? actors_between(m.tokens.last, hit.tokens.first, target) : actors_between(hit.tokens.last, m.tokens.first, target);
            double value = 0;
            Role role = Role::head;
            if (idea.frame == Frame::attribute) {
                value = weight_of(Role::head);
            } else if (idea.frame == Frame::relation) {
                role = Role::party;
                value = weight_of(Role::party);
            } else {
                role = role_toward(hit, m, idea.frame);
                value = weight_of(role);
                if (idea.frame == Frame::attitude && role == Role::object && !holder_is_speaker(hit, target)) value *= foreign_holder;
                if (idea.frame == Frame::attitude && role == Role::agent && value == 0) value = weight_of(Role::object) * holder_share;
            }
            value *= link(hit, m, role) * std::pow(idea.frame == Frame::relation ? 0.7 : across_actor, others);
            if (std::abs(value) > std::abs(best)) best = value, best_role = role;
        }
    }
    best *= hit.scope * strength;
    if (std::abs(best) < 0.02) return;
    evidence.push_back({hit.tokens, hit.entry->index, best_role, hit.origin, rounded(best < 0 ? -best : -best * rebate), rounded(best > 0 ? best : best * rebate)});
}

Stance StanceScorer::score(ActorId target, std::span<const TargetMention> mentions, std::vector<Evidence>& evidence) const {
    Stance out;
    evidence.clear();
    const auto counts = [&](Origin o) { return options_.origins >> static_cast<unsigned>(o) & 1U; };
    for (const Hit& hit : hits_)
        if (counts(hit.origin)) score_hit(hit, target, mentions, evidence);
    if (!mentions.empty()) {
        out.link = mentions.front().link;
    } else {
        std::erase_if(evidence, [](const Evidence& e) { return e.role != Role::code; });
        if (evidence.empty()) return out;
        out.link = TargetLink::implied;
    }
    if (statement_->cue_entry && !mentions.empty() && counts(Origin::cue)) {
        const Cue& cue = lexicon_.cues()[statement_->cue_entry->index];
        const TokenId first = mentions.front().tokens.first;
        const unsigned others = actors_between(statement_->content.first, first, target);
        const double value = cue.object * strength * std::pow(across_actor, others) * std::pow(across_border, borders_between(statement_->content.first, first));
        if (std::abs(value) > 0.02 && !targets_->belongs(speaker_->allegiance, target))
            evidence.push_back({statement_->cue, statement_->cue_entry->index, Role::cue, Origin::cue, rounded(value < 0 ? -value : -value * rebate), rounded(value > 0 ? value : value * rebate)});
    }
    evidence.push_back({{}, none, Role::baseline, Origin::nobody, rounded(baseline_against), rounded(baseline_for)});
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

}  // namespace quotestance
