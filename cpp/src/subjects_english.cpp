// English subjects stand before their verb, with all that describes them in between: `Verel, who took office in May, said`,
// `A poll published last week by the institute found`.
#include "quotestance/subjects.hpp"

#include <algorithm>

namespace quotestance {
namespace {

constexpr TokenId longest_parenthesis = 60;  // tokens between a name and its cue
constexpr TokenId longest_scare_quote = 5;   // `voters "likely" to stay said`

}  // namespace

Subject Subjects::english_subject(TokenId begin, TokenId cue) const {
    const Tokens& t = *tokens_;
    Subject out;
    out.clause_begin = begin;
    const TokenId end = verb_group_begin(cue, begin, out.negated);
    if (end == begin) return out;
    const Match* match = matches_->at(EntryType::cue, cue);
    const bool gerund = match && match->entry->gerund;
    TokenId last = end - 1;
    if (t[last].is_quote() && last > begin && is_comma(last - 1)) --last;  // `… nicknamed "Wu," said`
    const bool broken = is_comma(last) || is_gap(last) || t[last].is_mark(')');
    const bool lower = !t[last].upper || last == begin;
    const bool dated = end < cue && (t.is(end, WordClass::preposition) || t.is(end, WordClass::time));
    const bool that = match && (t.is(match->tokens.last, WordClass::strict_that) ||
                                t.is(match->tokens.last - 1, WordClass::strict_that));
    out.clause_begin = last + 1;
    if (broken && gerund) {
        out.shared = true;
        out.phrase = main_subject(begin, last);
    } else if (broken) {
        out.phrase = before_parenthesis(begin, last, out.clause_begin);
        TokenId comma = last;  // `…, but in the longer term, warned that`
        while (comma > begin && !is_comma(comma - 1)) --comma;
        if (!out.phrase && t.is(comma, WordClass::conjunction)) {
            out.shared = true;
            out.phrase = main_subject(begin, comma);
        }
    } else if (t.is(last, WordClass::conjunction) && lower) {
        out.shared = true;
        out.phrase = main_subject(begin, last);
    } else if (gerund && t.is(last, WordClass::predicative)) {  // `quoted the minister as saying`
        out.phrase = object_before(begin, last);
    } else if (gerund && (t.is(last, WordClass::preposition) || t.is(last, WordClass::subordinator))) {
        out.negated = out.negated || !(that || t[match->tokens.last].is_quote());  // `by pledging to help`
        out.shared = true;
        out.phrase = main_subject(begin, last);
    } else if (t.is(last, WordClass::relative) && lower) {
        const TokenId head = last > begin && is_comma(last - 1) ? last - 1 : last;
        out.phrase = phrase_ending(begin, head, out.clause_begin);
        if (!out.phrase) out.phrase = bare_phrase_ending(begin, head, true);
        out.clause_begin = last + 1;
    } else if (gerund && (dated || that)) {  // `He left Velmar in July saying that …`
        out.shared = true;
        out.phrase = main_subject(begin, end);
    } else {
        out.phrase = phrase_ending(begin, end, out.clause_begin);
        if (!out.phrase && gerund) out.phrase = bare_phrase_ending(begin, end, true);
        if (out.phrase) out.phrase = named_before(out.phrase, begin);
        // `a province called Nordmark`: a past behind the object of another verb or of a preposition is a participle.
        const TokenId first = out.phrase ? out.phrase.tokens.first : begin;
        const bool object = first > begin && first > out.clause_begin && !gerund && match &&
                            (is_finite(first - 1, true) || t.is(first - 1, WordClass::preposition));
        out.negated = out.negated || object;
    }
    return out;
}

// Whom a cue before `as saying` takes: `the BBC quoted him | as saying`.
NounPhrase Subjects::object_before(TokenId begin, TokenId end) const {
    if (tokens_->is(end - 1, WordClass::object_pronoun)) return {NounKind::pronoun, {end - 1, end}, {}};
    TokenId clause = 0;  // `quoted the minister, Mira Solan, as saying`
    if (is_comma(end - 1)) return named_before(phrase_ending(begin, end - 1, clause), begin);
    return bare_phrase_ending(begin, end, true);
}

// Back over auxiliaries, adverbs and the day: `Verel on Friday repeatedly | said`. A cue behind a modal, `to` or a passive
// auxiliary reports nothing.
TokenId Subjects::verb_group_begin(TokenId cue, TokenId begin, bool& negated) const {
    const Tokens& t = *tokens_;
    TokenId at = cue;
    for (TokenId before = none; at > begin && at != before;) {
        before = at;
        at = skip_fillers_back(at, begin, negated);
        TokenId day = at;
        while (day > begin && (t[day - 1].kind == TokenKind::number || t.is(day - 1, WordClass::month) ||
                               t.is(day - 1, WordClass::weekday) || t.is(day - 1, WordClass::time)))
            --day;
        const bool dated = day > begin && (day < at || at < cue) && t.is(day - 1, WordClass::preposition) &&
                           (t.is(day, WordClass::weekday) || t.is(day, WordClass::month) || t.is(day, WordClass::time));
        if (dated) at = day - 1;
    }
    const Match* match = matches_->at(EntryType::cue, cue);
    const bool gerund = match && match->entry->gerund;
    for (TokenId k = at; k < cue; ++k) {
        const bool passive = t.is(k, WordClass::copula) && t.is(k, WordClass::auxiliary) && !gerund;
        negated = negated || t.is(k, WordClass::modal) || passive;
    }
    const bool infinitive = at > begin && t.is(at - 1, WordClass::purpose) && !gerund;
    negated = negated || infinitive;
    return at;
}

// Whether a clause of its own begins behind `and` or `but`: a noun phrase up to the cue, and a verb before the conjunction.
bool Subjects::opens_clause(TokenId conjunction, TokenId begin, TokenId end) const {
    const Tokens& t = *tokens_;
    if (!t.is(conjunction, WordClass::additive) && !t.is(conjunction, WordClass::alternative)) return true;
    const NounPhrase phrase = mentions_->noun_phrase(skip_fillers(conjunction + 1, end), end);
    if (!phrase) return false;
    for (TokenId k = conjunction; k-- > begin && !t[k].is_mark(';') && !t[k].is_mark(':');)
        if (is_finite(k, true)) return true;
    return false;
}

// Where the clause begins whose subject ends at a place: behind a comma, a conjunction, `that`, or another cue.
TokenId Subjects::clause_start(TokenId begin, TokenId end) const {
    const Tokens& t = *tokens_;
    TokenId i = end;
    while (i > begin) {
        const TokenId k = i - 1;
        if (t[k].is_quote()) {
            const Quote* q = quotes_->covering(k);
            const bool scare = q && q->after() == i && q->content().size() <= longest_scare_quote && q->open >= begin &&
                               i < end && q->close > q->open + 1 && !is_comma(q->close - 1);
            if (!scare) break;
            i = q->open;
            continue;
        }
        if (t[k].is_mark(')')) {
            TokenId open = k;
            while (open > begin && !t[open].is_mark('(')) --open;
            if (!t[open].is_mark('(')) break;
            i = open;
            continue;
        }
        if (is_break(t[k]) || is_gap(k) || t[k].is_mark('(') || in_quote(k)) break;
        const bool joins =
            t.is(k, WordClass::subordinator) || t.is(k, WordClass::relative) || t.is(k, WordClass::complementiser);
        if (joins && (!t[k].upper || k == begin)) break;
        if (t.is(k, WordClass::conjunction) && opens_clause(k, begin, end)) break;
        const Match* cue = matches_->ending(EntryType::cue, i);
        if (cue && i < end && cue->entry->voice == Voice::active && !cue->entry->gerund && !t[k].upper &&
            !is_noun_here(*cue) && !t.is(i, WordClass::agent_marker) && !t.is(i, WordClass::preposition))
            break;
        i = k;
    }
    return i;
}

// What may stand between a noun and its verb: prepositional phrases, participles, brackets; no verb of another clause.
bool Subjects::only_modifies(Span rest) const {
    const Tokens& t = *tokens_;
    if (rest.empty()) return true;
    const bool begins = t.is(rest.first, WordClass::preposition) || looks_like_past(t, rest.first) ||
                        t[rest.first].is_mark('(') || t[rest.first].kind == TokenKind::number ||
                        t.is(rest.first, WordClass::adverb) || t[rest.first].is_quote() || is_gerund(rest.first);
    return begins && !any_of_tokens({rest.first + 1, rest.last}, [&](TokenId k) { return is_finite(k, false); });
}

// A cue, or a past behind a noun: no part of the noun phrase before another cue.
bool Subjects::says_here(TokenId t) const {
    const Match* cue = matches_->covering(EntryType::cue, t);
    return cue && cue->entry->voice == Voice::active && !(*tokens_)[t].upper && !is_noun_here(*cue);
}

// The words right before a place, back to a function word; `of` leads on to the noun before it.
NounPhrase Subjects::bare_phrase_ending(TokenId begin, TokenId end, bool governable) const {
    const Tokens& t = *tokens_;
    TokenId i = end;
    while (i > begin) {
        const TokenId k = i - 1;
        const bool article = t.is(k, WordClass::article) || t.is(k, WordClass::possessive);
        const bool ends = t.is(k, WordClass::preposition) || t.is(k, WordClass::conjunction) || is_finite(k, false) ||
                          (t.is(k, WordClass::adverb) && i < end) || t.is(k, WordClass::auxiliary) || says_here(k);
        const bool mark = !t[k].is_word() && t[k].kind != TokenKind::number && !t[k].is_mark('-') &&
                          t[k].kind != TokenKind::single_quote;
        if ((ends && !t.is(k, WordClass::genitive)) || mark) break;
        i = k;
        if (article && !(i > begin && t.is(i - 1, WordClass::genitive))) break;
    }
    while (i < end && t.is(i, WordClass::genitive)) ++i;
    const bool governed = i > begin && t.is(i - 1, WordClass::preposition);
    for (TokenId k = i; k < end; ++k) {  // `In Velmar Tomas Verel said`: a name behind a place
        const NounPhrase phrase = mentions_->noun_phrase(k, end);
        if (phrase.tokens.last != end) continue;
        const bool place =
            governed && !governable && k == i && phrase.kind != NounKind::person && phrase.kind != NounKind::pronoun;
        return place ? NounPhrase{} : phrase;
    }
    return {};
}

NounPhrase Subjects::phrase_ending(TokenId begin, TokenId end, TokenId& clause) const {
    const Tokens& t = *tokens_;
    clause = clause_start(begin, end);
    TokenId at = clause;
    if (at < end && t[at].is_mark('('))
        while (at < end && !t[at - (at > clause)].is_mark(')')) ++at;
    const auto skipped = [&](TokenId i) {
        return t.is(i, WordClass::conjunction) || t.is(i, WordClass::adverb) || t.is(i, WordClass::aside) ||
               t.is(i, WordClass::weekday) || (t.is(i, WordClass::time) && !t.is(i + 1, WordClass::genitive)) ||
               t.is(i, WordClass::thus);
    };
    while (at < end && skipped(at) && !matches_->at(EntryType::title, at)) ++at;
    if (at >= end || (says_here(at) && looks_like_past(t, at))) return {};
    if (t.is(at, WordClass::preposition)) return bare_phrase_ending(at, end);
    NounPhrase phrase = mentions_->noun_phrase(at, end);
    if (phrase && phrase.tokens.last == end) return phrase;
    if (!phrase || !only_modifies({phrase.tokens.last, end})) return bare_phrase_ending(at, end);
    const bool named_by_it =
        t.is(phrase.tokens.last, WordClass::preposition) || !t[phrase.tokens.last].is_word() ||
        phrase.tokens.size() == 1;  // `Ministers from 12 countries`; not `A poll published last week`
    if ((phrase.kind == NounKind::description || phrase.kind == NounKind::title) && named_by_it)
        phrase.tokens.last = end;
    return phrase;
}

// `Allison Nixon, a director of Flashpoint | said`, `Narcis Termes, 68, an electrician | said`: the name before what
// describes it.
NounPhrase Subjects::named_before(NounPhrase phrase, TokenId begin) const {
    for (TokenId at = phrase.tokens.first; at > begin && is_comma(at - 1);) {
        const TokenId comma = over_age(at - 1, begin);
        TokenId clause = 0;
        const NounPhrase named = phrase_ending(begin, comma, clause);
        const bool whole = named && named.tokens.last == comma && named.tokens.first >= clause;
        if (!whole) break;
        if (named.kind == NounKind::person && named.tokens.first <= clause + 1) {
            if (phrase.kind == NounKind::person && phrase.title == none) break;
            return named;
        }
        if (phrase.kind == NounKind::person && phrase.title == none && named.kind == NounKind::title) {
            phrase.title = named.title, phrase.of = named.of;
            break;
        }
        if (named.kind != NounKind::title && named.kind != NounKind::description) break;
        at = named.tokens.first;
    }
    return phrase;
}

// The subject before what stands between commas: `Verel, who took office in May, | said`.
NounPhrase Subjects::before_parenthesis(TokenId begin, TokenId end, TokenId& clause) const {
    const Tokens& t = *tokens_;
    const auto closes = [&](TokenId k) { return is_comma(k) || is_gap(k) || t[k].is_mark('('); };
    for (TokenId at = end; at > begin && end - at < longest_parenthesis; --at) {
        const TokenId k = at - 1;
        if (!closes(k) || k == begin || in_quote(k)) continue;
        if (at < end) {  // `the minister, Tomas Verel, said`
            const NounPhrase inner = mentions_->noun_phrase(at, end);
            if (inner.kind == NounKind::person && inner.tokens.last == end) {
                clause = at;
                return named_before(inner, begin);
            }
        }
        const TokenId last = over_age(k, begin);
        NounPhrase phrase = phrase_ending(begin, last, clause);
        if (!phrase || phrase.tokens.last != last) continue;
        const TokenId first = phrase.tokens.first;
        const bool governed = first > begin && (t.is(first - 1, WordClass::preposition) || is_finite(first - 1, true));
        const bool bare = phrase.kind == NounKind::description && first > clause;
        if (governed || bare) continue;
        return named_before(phrase, begin);
    }
    return {};
}

// The first noun phrase of a sentence, over fronted phrases and quotations: the subject of what its later verbs say.
NounPhrase Subjects::main_subject(TokenId begin, TokenId end) const {
    const Tokens& t = *tokens_;
    TokenId at = begin;
    while (at < end) {
        if (const Quote* q = quotes_->covering(at)) {
            at = std::max(q->after(), at + 1);
            continue;
        }
        if (t[at].is_mark('(')) {  // `(CNN) The president …`
            while (at < end && !t[at].is_mark(')')) ++at;
            continue;
        }
        const bool adverbial = t.is(at, WordClass::preposition) || t.is(at, WordClass::subordinator) ||
                               looks_like_past(t, at) || is_gerund(at);
        if (adverbial) {
            while (at < end && !is_comma(at)) ++at;
            continue;
        }
        const bool skipped = t.is(at, WordClass::conjunction) || t.is(at, WordClass::adverb) ||
                             t.is(at, WordClass::aside) || t.is(at, WordClass::time) || t.is(at, WordClass::weekday) ||
                             t.is(at, WordClass::thus) || !t[at].is_word() || matches_->at(EntryType::cue, at);
        if (!skipped) break;
        ++at;
    }
    return at < end ? mentions_->noun_phrase(at, end) : NounPhrase{};
}

}  // namespace quotestance
