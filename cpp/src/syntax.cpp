#include "quotestance/syntax.hpp"

#include <algorithm>

namespace quotestance {

void Syntax::look_at(const Tokens& tokens, const Matches& matches, const Furniture& furniture, const Quotes& quotes,
                     const Mentions& mentions) {
    tokens_ = &tokens, matches_ = &matches, furniture_ = &furniture, quotes_ = &quotes, mentions_ = &mentions;
    media_.clear();
    near_ = 0;
    const auto& actors = tokens.lexicon().actors();
    for (const Match& m : matches.of(EntryType::actor))
        if (actors[m.entry->index].kind == ActorKind::medium) media_.push_back({m.tokens.first, m.entry->index});
}

// English: outside relative clauses, each of which takes one verb.
bool Syntax::has_finite_verb(Span clause, bool past) const {
    bool relative = false;
    for (TokenId t = clause.first; t < clause.last; ++t) {
        if (tokens_->is(t, WordClass::relative) && t > clause.first) relative = true;
        if (is_comma(t)) relative = false;
        if (t == clause.first && !tokens_->is(t, WordClass::neuter) && !is_finite(t, false)) continue;
        if (!is_finite(t, past)) continue;
        if (!relative) return true;
        relative = false;
        while (t + 1 < clause.last && (is_finite(t + 1, true) || tokens_->is(t + 1, WordClass::adverb))) ++t;
    }
    return false;
}

// Whether a complement has a predicate of its own, outside relative and purpose clauses: otherwise it is a noun phrase.
bool Syntax::has_main_verb(Span clause) const {
    if (tokens_->language() == Language::english) return has_finite_verb(clause, true);
    bool relative = false;
    for (TokenId t = clause.first; t < clause.last; ++t) {
        if (is_any<WordClass::relative, WordClass::purpose>(t)) relative = true;
        if (is_comma(t)) relative = false;
        if ((*tokens_)[t].upper) continue;
        // `Barat munafik`: an adjective right behind a name or a demonstrative is the predicate.
        const bool behind_name =
            t > clause.first && ((*tokens_)[t - 1].upper || tokens_->is(t - 1, WordClass::demonstrative));
        const Match* idea = behind_name && !relative ? matches_->at(EntryType::concept_, t) : nullptr;
        if (idea && idea->entry->voice == Voice::adjective) return true;
        if (!looks_like_verb(*tokens_, t)) continue;
        const bool last = t + 1 >= clause.last || is_sentence_end((*tokens_)[t + 1]);
        if (last && t > clause.first + 1 && tokens_->is(t - 2, WordClass::preposition))
            continue;  // `ke negara berdaulat`
        if (!relative) return true;
        relative = false;  // the relative clause has its verb; the next one is the main verb
    }
    return false;
}

bool Syntax::is_gap(TokenId t) const {
    const Token& token = (*tokens_)[t];
    return is_dash(token) || (token.is_mark('-') && token.space_before && !tokens_->glued(t + 1));
}

bool Syntax::is_noun_here(const Match& cue) const {
    const Tokens& t = *tokens_;
    if (t.language() != Language::english || cue.tokens.size() > 1 || cue.tokens.first == 0) return false;
    const TokenId before = cue.tokens.first - 1, next = cue.tokens.last;
    if (t[before].line != t[cue.tokens.first].line) return false;
    const bool owned =
        t.text(before) == "s" && t.glued(before) && before > 0 && t[before - 1].kind == TokenKind::single_quote;
    if (t.is(before, WordClass::article) || t.is(before, WordClass::possessive) || owned) return true;
    const bool governed = t.is(before, WordClass::preposition) && !t.is(before, WordClass::purpose);
    if (governed && !cue.entry->gerund) return !t.is(before, WordClass::subordinator);
    if (next >= t.size() || !(is_finite(next, false) || matches_->at(EntryType::cue, next))) return false;
    // `a new report says`: a determiner begins the noun phrase, and no relative pronoun stands before it.
    for (TokenId k = before; k > 0 && before - k < 4 && t[k].is_word(); --k)
        if (t.is(k, WordClass::article) || t.is(k, WordClass::possessive))
            return !t.is(k - 1, WordClass::relative) && !t.is(k - 1, WordClass::complementiser);
    return false;
}

bool Syntax::is_gerund(TokenId t) const {
    return tokens_->text(t).ends_with("ing") && !(*tokens_)[t].all_upper && !matches_->at(EntryType::actor, t) &&
           !matches_->at(EntryType::surname, t);
}

bool Syntax::is_participle(const Match& cue) const {
    const Tokens& t = *tokens_;
    if (t.language() != Language::english || cue.entry->gerund) return false;
    constexpr TokenId nearest_agent = 3;
    for (TokenId k = cue.tokens.last; k < t.size() && k - cue.tokens.last < nearest_agent; ++k) {
        if (t.is(k, WordClass::agent_marker)) return looks_like_past(t, cue.tokens.first);
        if (!t[k].is_word() || t[k].upper || t.is(k, WordClass::article) || t.is(k, WordClass::possessive) ||
            t.is(k, WordClass::complementiser) || t.is(k, WordClass::preposition))
            break;
    }
    return false;
}

// Finite by its own form: an auxiliary, a verb of the tables, or (`past`) a word that ends like a past and has a noun before it.
bool Syntax::is_finite(TokenId t, bool past) const {
    const Tokens& k = *tokens_;
    if (!k[t].is_word() || k[t].upper) return false;
    const TokenId before = t > 0 ? t - 1 : t;
    if (is_any<WordClass::purpose, WordClass::article, WordClass::possessive>(before))
        return false;  // an infinitive, a noun
    if (k.is(t, WordClass::auxiliary) && !k.is(t, WordClass::negator)) return true;
    if (k.is(t, WordClass::auxiliary)) return k.text(t).size() > 3;  // `can't`, but not `not`
    if (k.is(t, WordClass::verb)) return !k.is(before, WordClass::preposition) || k.is(before, WordClass::subordinator);
    const bool contracted = k.text(t) == "s" && k.glued(t) && t > 1 && k.is(t - 2, WordClass::neuter);
    if (contracted) return true;
    if (!past) return false;
    const Match* cue = matches_->at(EntryType::cue, t);
    const bool verb = looks_like_past(k, t) || (cue && cue->entry->voice == Voice::active && !cue->entry->gerund);
    // `a newly elected president`, `, based in Velmar`
    const bool newly = k.is(before, WordClass::adverb) && before > 0 && k.is(before - 1, WordClass::article);
    return verb && !k.is(before, WordClass::preposition) && !newly && !k[before].is_mark(',');
}

TokenId Syntax::skip_fillers(TokenId t, TokenId limit) const {
    while (t < limit) {
        const Match* words = matches_->at(EntryType::words, t);
        if (words && words->entry->is(WordClass::adverb)) {
            t = words->tokens.last;
        } else if (tokens_->is(t, WordClass::adverb) && !tokens_->is(t, WordClass::third_person)) {
            t += 1 + tokens_->is(t, WordClass::manner_marker);
        } else {
            break;
        }
    }
    return std::min(t, limit);
}

TokenId Syntax::skip_fillers_back(TokenId t, TokenId limit, bool& negated) const {
    const Tokens& k = *tokens_;
    while (t > limit) {
        if (k[t - 1].is_mark(')')) {
            TokenId open = t - 1;
            while (open > limit && !k[open].is_mark('(') && t - open < 16) --open;
            if (!k[open].is_mark('(')) return t;
            t = open;
            continue;
        }
        if (k.is(t - 1, WordClass::negator)) negated = true;
        const Match* words = matches_->ending(EntryType::words, t);
        const bool phrase = words && words->entry->is(WordClass::adverb) && words->tokens.first >= limit;
        const bool filler =
            is_any<WordClass::adverb, WordClass::auxiliary, WordClass::negator, WordClass::weekday>(t - 1) ||
            (k.is(t - 1, WordClass::time) && !k[t - 1].upper);
        if (phrase) {
            t = words->tokens.first;
        } else if (t - 1 > limit && k.is(t - 2, WordClass::manner_marker)) {
            t -= 2;
        } else if (filler) {
            --t;
        } else {
            break;
        }
    }
    return t;
}

bool Syntax::starts_words(TokenId t, WordClass c) const {
    const Match* words = matches_->at(EntryType::words, t);
    return words && words->entry->is(c);
}

NounPhrase Syntax::phrase_of(const Match& cue, TokenId from, TokenId limit) const {
    if (cue.entry->pronoun) return {NounKind::pronoun, cue.tokens, {}};
    const Tokens& t = *tokens_;
    if ((cue_of(cue).types & CueType::source) && t.language() == Language::english) {
        const auto owner = [&](TokenId k) {
            return t.is(k, WordClass::possessive) && !t.is(k, WordClass::first_person);
        };
        for (TokenId k = cue.tokens.first; k < cue.tokens.last; ++k)  // `in her words`
            if (owner(k)) return {NounKind::pronoun, {k, k + 1}, {}};
        // `according to her, …`; not `according to her office`
        const bool alone = t.is(from, WordClass::object_pronoun) && !t.is(from, WordClass::first_person);
        if (alone && (from + 1 >= limit || !t[from + 1].is_word())) return {NounKind::pronoun, {from, from + 1}, {}};
    }
    return mentions_->noun_phrase(from, limit);
}

TokenId Syntax::comma_after(TokenId t, TokenId limit) const {
    int depth = 0;
    for (; t < limit; ++t) {
        const Token& token = (*tokens_)[t];
        if (token.kind != TokenKind::mark) continue;
        if (depth == 0 && token.first == ',') break;
        depth += (token.first == '(') - (token.first == ')');
    }
    return t;
}

// From where it was looked for last: the questions go through the text from left to right.
std::size_t Syntax::first_medium(Span region) const {
    while (near_ < media_.size() && media_[near_].first < region.first) ++near_;
    while (near_ > 0 && media_[near_ - 1].first >= region.first) --near_;
    return near_;
}

ActorId Syntax::medium_in(Span region) const {
    for (std::size_t i = first_medium(region); i < media_.size() && media_[i].first < region.last; ++i)
        if (!in_quote(media_[i].first)) return media_[i].actor;
    return none;
}

bool Syntax::names_medium(Span region) const {
    const std::size_t i = first_medium(region);
    return i < media_.size() && media_[i].first < region.last;
}

bool Syntax::is_medium(const NounPhrase& phrase) const {
    return phrase.actor != none && tokens_->lexicon().actors()[phrase.actor].kind == ActorKind::medium;
}

bool Syntax::has_report(Span region) const {
    const bool english = tokens_->language() == Language::english;
    for (const Match& m : matches_->of(EntryType::cue, region)) {
        const bool none_here = english && ((cue_of(m).types & CueType::found) || is_noun_here(m) || is_participle(m) ||
                                           (m.tokens.first > 0 && tokens_->is(m.tokens.first - 1, WordClass::copula)));
        if (none_here) continue;
        if ((m.entry->voice == Voice::active ||
             (m.entry->voice == Voice::fixed && (cue_of(m).types & (CueType::report | CueType::act)))) &&
            !in_quote(m.tokens.first))
            return true;
    }
    return false;
}

}  // namespace quotestance
