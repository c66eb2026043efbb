#include "quotestance/roles.hpp"

#include "quotestance/factors.hpp"

namespace quotestance {
namespace {

constexpr TokenId preposition_reach = 6;  // words from a hit to the preposition that leads to its object
constexpr TokenId near = 3;

}  // namespace

Sense Roles::of(const Hit& hit, const GovernedMention& mention, Frame frame) const {
    if (frame == Frame::attribute) return {Role::head, attribute(hit, mention)};
    if (frame == Frame::relation) return {Role::party, relation(hit, mention)};
    return deed(hit, mention, frame == Frame::attitude ? Role::object : Role::patient);
}

Sense Roles::deed(const Hit& hit, const GovernedMention& mention, Role done_to) const {
    return mention.tokens.last <= hit.tokens.first ? deed_before(hit, mention, done_to)
                                                   : deed_after(hit, mention, done_to);
}

Sense Roles::deed_before(const Hit& hit, const GovernedMention& m, Role done_to) const {
    const Role role = hit.voice == Voice::passive ? done_to : Role::agent;
    if (m.possessor && m.tokens.last == hit.tokens.first)  // `the West's attack`, `the West's supporters`
        return {hit.voice == Voice::agent && done_to == Role::object ? done_to : Role::agent, 1};
    const bool noun = hit.voice == Voice::noun || hit.voice == Voice::agent || hit.voice == Voice::fixed;
    if (noun && circumstance(hit)) return {role, factors.loose};
    const bool attached = tokens_.is(m.tokens.last, WordClass::relative);  // `Barat yang menindas`
    if (attached && hit.tokens.first - m.tokens.last <= near + 1) return {role, 1};
    if (m.governance.by != Governor::subject && m.governance.by != Governor::agent_marker) return {role, factors.loose};
    // A noun is the subject's deed through a verb between: `Barat melancarkan serangan`.
    if (!noun) return {role, clauses_.verbs(m.tokens.last, hit.tokens.first) > 1 ? 0.6 : 1};
    return {role, clauses_.verbs(m.tokens.last, hit.tokens.first) > 1 ? 0.3 : 0.7};
}

// `tewas dalam serangan`, `akibat sanksi`: the noun tells where or why, not what the subject does.
bool Roles::circumstance(const Hit& hit) const {
    for (TokenId i = hit.tokens.first; i-- > content_.first && hit.tokens.first - i <= near;) {
        if (tokens_.is(i, WordClass::preposition))
            return !tokens_.is(i, WordClass::companion) && !tokens_.is(i, WordClass::patient_marker);
        if (!tokens_.is(i, WordClass::article) && !tokens_.is(i, WordClass::quantifier)) return false;
    }
    return false;
}

Sense Roles::deed_by_preposition(const Hit& hit, Governor by, Role done_to) const {
    const bool active = hit.voice == Voice::active || hit.voice == Voice::adjective;
    switch (by) {
        case Governor::agent_marker: return {Role::agent, active ? factors.loose : 1};
        case Governor::patient_marker: return {done_to, 0.9};
        case Governor::origin:
            return active ? Sense{done_to, done_to == Role::object ? 0.5 : factors.loose} : Sense{Role::agent, 0.9};
        case Governor::companion: return done_to == Role::object ? Sense{done_to, 0.6} : Sense{Role::agent, 0.4};
        default: return {done_to, factors.loose};
    }
}

Sense Roles::deed_after(const Hit& hit, const GovernedMention& m, Role done_to) const {
    const bool passive = hit.voice == Voice::passive;
    const bool english = hit.entry->language == Language::english;
    // `started more wars than the target`; `no country started more wars than the target`
    if (m.governance.by == Governor::standard && m.governance.word >= hit.tokens.last && done_to == Role::patient)
        return {Role::agent, -factors.less_than_other};
    if (governs(hit, m)) return {passive && !english ? Role::agent : done_to, 1};
    if (m.governance.by == Governor::object && m.governance.word >= hit.tokens.last) {
        // Another verb's object; of both in `mocked and scolded the ministry`.
        const bool shared =
            m.governance.word == hit.tokens.last + 1 && tokens_.is(hit.tokens.last, WordClass::conjunction);
        return {done_to, shared && !passive ? 1.0 : 0.0};
    }
    if (in_phrase(hit, m)) {  // `serangan Barat`, `prihatin kebijakan Barat`
        if (hit.voice == Voice::agent && done_to == Role::object) return {done_to, 1};  // `pendukung Barat`
        if (hit.voice == Voice::adjective && done_to == Role::patient)
            return {Role::agent, 1};  // `the deceitful ministry`
        const bool verbal = hit.voice == Voice::active || hit.voice == Voice::adjective ||
                            (hit.voice == Voice::fixed && done_to == Role::object);
        return {verbal ? done_to : Role::agent, m.tokens.first - hit.tokens.last <= near ? 1 : 0.7};
    }
    const TokenId word = m.governance.word;
    const bool leads =
        m.governance.by != Governor::subject && word >= hit.tokens.last && word - hit.tokens.last <= preposition_reach;
    const unsigned verbs_allowed =
        m.governance.by == Governor::origin ? 1 : 0;  // `tekanan yang terus meningkat dari AS`
    const bool noun = hit.voice == Voice::noun;
    if (noun && english && done_to == Role::object && leads && word == hit.tokens.last &&
        m.governance.by != Governor::agent_marker && m.governance.by != Governor::origin)
        return {done_to, 0.9};  // `trust in the West`
    if (leads && !clauses_.is_verb(word) && clauses_.verbs(hit.tokens.last, word) <= verbs_allowed)
        return deed_by_preposition(hit, m.governance.by, done_to);
    // `sanksi yang dijatuhkan Barat`, `serangan yang dilakukan oleh AS`
    if (!passive && clauses_.is_verb(word) && clauses_.verb(word) == Voice::passive &&
        clauses_.borders(hit.tokens.last, word) == 0)
        return {Role::agent, 0.7};
    return {passive ? Role::agent : done_to, factors.loose};
}

// An adjective belongs to the noun beside it, or to the subject through a copula.
double Roles::attribute(const Hit& hit, const GovernedMention& m) const {
    if (m.tokens.last <= hit.tokens.first) {
        TokenId gap = 0;
        bool copular = false;
        for (TokenId i = m.tokens.last; i < hit.tokens.first && gap <= near; ++i) {
            const bool relative = tokens_.is(i, WordClass::relative), copula = tokens_.is(i, WordClass::copula);
            const bool perfect = tokens_.is(i, WordClass::auxiliary) && tokens_.is(i + 1, WordClass::be);  // `has been`
            gap += !copula && !relative && !perfect;
            copular = (copular || copula) && !relative;
        }
        // `rents in Belmar are exorbitant`: a copula speaks of the subject.
        if (gap == 0) return !copular || m.governance.by == Governor::subject || m.possessor ? 1 : 0.3;
        // `… berbahaya bagi Rusia`: with somebody for whom it is so, the adjective is said of the subject.
        const bool said_of_subject = m.governance.by == Governor::subject && hit.voice == Voice::adjective &&
                                     tokens_.is(hit.tokens.last, WordClass::patient_marker) &&
                                     clauses_.verbs(m.tokens.last, hit.tokens.first) == 0;
        if (said_of_subject) return 0.6;
        if (beside_a_noun(hit, m)) return factors.others_attribute;
        const bool subject =
            m.governance.by == Governor::subject && clauses_.verbs(m.tokens.last, hit.tokens.first) == 0;
        return subject ? 0.6 : gap == 1 ? 0.4 : 0.25;
    }
    const Governance& by = m.governance;
    if (by.by == Governor::standard) return by.word >= hit.tokens.last ? -factors.less_than_other : 0;
    if (governs(hit, m)) return 0.5;
    // `the cruelty of the guards`
    const bool of = by.by == Governor::patient_marker || by.by == Governor::origin || by.by == Governor::agent_marker;
    if (hit.voice != Voice::adjective && of && by.word == hit.tokens.last) return 0.8;
    if (in_phrase(hit, m)) return m.tokens.first - hit.tokens.last <= 1 ? 1 : 0.6;
    return m.governance.by == Governor::subject ? 0.25 : 0.15;
}

// `negara-negara “terpercaya”`: the adjective has a noun of its own right before it.
bool Roles::beside_a_noun(const Hit& hit, const GovernedMention& m) const {
    TokenId at = hit.tokens.first;
    while (at > m.tokens.last && !tokens_[at - 1].is_word()) --at;
    if (at <= m.tokens.last) return false;
    const TokenId word = at - 1;
    return tokens_.classes(word) == 0 && !clauses_.is_verb(word);
}

double Roles::relation(const Hit& hit, const GovernedMention& m) const {
    if (m.tokens.last <= hit.tokens.first && circumstance(hit)) return 0.3;
    // `… dengan Barat, sehingga kedua pihak bekerja sama`: the companion belongs to its own clause.
    if (m.governance.by == Governor::companion && clauses_.borders(m.tokens.last, hit.tokens.first)) return 0.3;
    if (m.tokens.last <= hit.tokens.first)
        return m.governance.by == Governor::subject || m.governance.by == Governor::companion ? 0.9 : 0.5;
    if (m.governance.by == Governor::standard && m.governance.word >= hit.tokens.last) return -factors.less_than_other;
    if (governs(hit, m) || in_phrase(hit, m)) return 0.9;
    const bool party = m.governance.by == Governor::companion || m.governance.by == Governor::patient_marker;
    return party ? 1 : 0.5;
}

}  // namespace quotestance
