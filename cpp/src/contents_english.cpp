// Where the complement of an English cue begins: `told reporters in Velmar on Monday (that) …`.
#include <algorithm>

#include "quotestance/contents.hpp"

namespace quotestance {
namespace {

constexpr TokenId longest_aside = 14;  // `claimed, without providing evidence, that`
constexpr TokenId longest_setting = 40;
constexpr TokenId nearest_that = 8;  // behind a setting

}  // namespace

TokenId Contents::english_content_begin(const Match& cue, Span sentence, bool& that) const {
    const Tokens& t = *tokens_;
    const TokenId begin = cue.tokens.last, limit = sentence.last;
    that = cue.tokens.size() > 1 && t.is(begin - 1, WordClass::strict_that);
    if (that || begin >= limit) return begin;
    TokenId at = behind_setting(cue, begin, std::min(limit, begin + longest_setting));
    TokenId adverb = at;
    while (adverb < limit && t.is(adverb, WordClass::adverb) && !t[adverb].upper) ++adverb;
    if (adverb < limit && (is_break(t[adverb]) || t.is(adverb, WordClass::strict_that))) at = adverb;
    if (at >= limit) return at;
    if (is_comma(at)) {  // an aside between commas
        const TokenId close = comma_after(at + 1, std::min(limit, at + longest_aside));
        if (is_comma(close) && t.is(close + 1, WordClass::strict_that) && !in_quote(close)) at = close + 1;
    }
    if (at > begin)  // `said in a speech to graduates that`
        for (TokenId k = at; k < limit && k - at < nearest_that && !is_comma(k) && !is_finite(k, true); ++k)
            if (t.is(k, WordClass::strict_that)) {
                at = k;
                break;
            }
    const bool pronoun = at + 1 >= limit || is_pause(t[at + 1]);  // `denied that, and said`
    if (t.is(at, WordClass::strict_that) && pronoun) return limit;
    if (t.is(at, WordClass::strict_that) || t[at].is_mark(':')) {
        that = true;
        ++at;
        return at < limit && (is_break(t[at])) ? at + 1 : at;
    }
    if (is_break(t[at])) {
        const Match* credit = matches_->at(EntryType::cue, at + 1);  // `Verel said, according to the ministry`
        return credit && (cue_of(*credit).types & (CueType::source | CueType::medium)) ? limit : at + 1;
    }
    that = t.is(at, WordClass::complementiser);
    const bool skipped = at > begin;
    const bool act = cue_of(cue).types & CueType::act;
    if (skipped && !act && !t[at].is_quote() && !has_main_verb({at, limit})) return begin;
    return at;
}

// Over days and dates: `on Monday`, `last week`, `March 3`; not `Monday's attack`.
TokenId Contents::behind_day(TokenId at, TokenId limit) const {
    const Tokens& t = *tokens_;
    TokenId end = at;
    bool day = false;
    while (end < limit && (t.is(end, WordClass::weekday) || t.is(end, WordClass::month) || t.is(end, WordClass::time) ||
                           (t[end].kind == TokenKind::number && end > at && t.is(end - 1, WordClass::month)))) {
        day = true;
        ++end;
    }
    const bool owns = end < limit && t[end].kind == TokenKind::single_quote && t.glued(end);
    const bool heads = end < limit && (is_finite(end, false) || t.is(end, WordClass::genitive) || t[end].is_mark('-'));
    return day && !owns && !heads ? end : at;
}

// Over `in a statement`, `at a news conference`, `in Velmar`, `on Monday`: one that tells where or when the speaker spoke.
TokenId Contents::behind_prepositional(TokenId at, TokenId limit, bool setting_before) const {
    const Tokens& t = *tokens_;
    if (at + 1 >= limit || !(t.is(at, WordClass::preposition) || t.is(at, WordClass::occasion))) return at;
    TokenId noun = at + 1;
    if (const TokenId day = behind_day(noun, limit); day > noun) return day;
    // `in a Monday phone call`, `at Thursday's briefing`
    TokenId day = noun + (t.is(noun, WordClass::article) || t.is(noun, WordClass::possessive));
    if (day + 1 < limit && t.is(day, WordClass::weekday)) {
        const bool owns = t[day + 1].kind == TokenKind::single_quote && t.glued(day + 1);
        noun = day + (owns ? 3 : 1);
    }
    NounPhrase phrase = mentions_->noun_phrase(noun, limit);
    const auto setting_at = [&](TokenId k) { return k < limit && t.is(k, WordClass::setting); };
    while (phrase && setting_at(phrase.tokens.last)) ++phrase.tokens.last;  // `in a phone call`: no cue
    if (!phrase || phrase.kind == NounKind::pronoun || phrase.tokens.last >= limit) {
        const bool ends = phrase && phrase.tokens.last >= limit;
        return ends ? limit : at;
    }
    const bool setting = any_of_tokens(phrase.tokens, [&](TokenId k) { return t.is(k, WordClass::setting); });
    for (TokenId k = noun; k + 1 < phrase.tokens.last; ++k)  // `said in a statement Arendia would leave`
        if (t.is(k, WordClass::setting) && t[k + 1].upper) return k + 1;
    const Match* place = matches_->at(EntryType::actor, noun);
    const bool named = place && place->tokens.last == phrase.tokens.last && !is_finite(phrase.tokens.last, false);
    const bool dated = any_of_tokens(phrase.tokens, [&](TokenId k) { return t.is(k, WordClass::month); });
    const bool person = phrase.kind == NounKind::person || phrase.kind == NounKind::title;
    const bool more = setting_before && (named || person || t.is(at, WordClass::companion));
    return setting || dated || more || (named && !t.is(at, WordClass::companion)) ? phrase.tokens.last : at;
}

// Over whom a cue addresses: `told reporters`, `told him`; not where a demand follows (`told them to leave`).
TokenId Contents::behind_addressee(TokenId at, TokenId limit) const {
    const Tokens& t = *tokens_;
    if (at >= limit || t[at].is_quote() || is_break(t[at]) || t.is(at, WordClass::complementiser)) return at;
    TokenId end = at + 1;
    if (!t.is(at, WordClass::object_pronoun)) {
        const NounPhrase phrase = mentions_->noun_phrase(at, limit);
        if (!phrase || phrase.kind == NounKind::pronoun) return at;
        end = phrase.tokens.last;
    }
    const TokenId next = end < limit && t.is(end, WordClass::negator) ? end + 1 : end;
    const bool demand = next < limit && t.is(next, WordClass::purpose) && t.text(next) == "to";
    const bool clause = end < limit && is_finite(end, true);  // no addressee: the subject of what is said
    return demand || clause ? at : end;
}

TokenId Contents::behind_setting(const Match& cue, TokenId at, TokenId limit) const {
    const Tokens& t = *tokens_;
    const TokenId begin = at;
    const std::uint16_t types = cue_of(cue).types;
    const bool phrasal = cue.tokens.size() > 1;  // `warned against` takes what it is about
    if ((types & CueType::addressed) && !phrasal) at = behind_addressee(at, limit);
    if (!(types & CueType::act) && at < limit && t.is(at, WordClass::addressee) && t.is(at, WordClass::purpose) &&
        at == begin) {  // `said to reporters`
        const TokenId end = behind_addressee(at + 1, limit);
        if (end > at + 1) at = end;
    }
    for (TokenId before = none; at != before && at < limit;) {
        before = at;
        if (t.is(at, WordClass::adverb) && !t[at].upper) {
            const TokenId next = at + 1 < limit ? behind_prepositional(at + 1, limit, false) : at;
            if (next > at + 1) at = next;
        }
        at = behind_day(at, limit);
        at = behind_prepositional(at, limit, at > begin);
        if (at < limit && t[at].is_mark('(')) {
            TokenId close = at;
            while (close < limit && !t[close].is_mark(')')) ++close;
            if (close < limit) at = close + 1;
        }
    }
    return at;
}

// `praised the talks`, against `promised the talks would go on`: whether a finite verb follows the first noun phrase and what
// modifies it.
bool Contents::is_clause(Span content) const {
    const Tokens& t = *tokens_;
    TokenId at = content.first;
    while (at < content.last && t.is(at, WordClass::adverb)) ++at;
    if (at >= content.last || t.is(at, WordClass::relative)) return false;
    if (is_finite(at, false)) return true;  // `he denied there was a deal`
    while (at < content.last) {
        const NounPhrase phrase = mentions_->noun_phrase(at, content.last);
        at = phrase ? phrase.tokens.last : at + 1;
        while (at < content.last && t.is(at, WordClass::adverb)) ++at;
        if (at >= content.last) return false;
        // `the claims made in court`, `the deal reached by them`: a participle, not the clause's verb.
        const bool participle = !t.is(at, WordClass::auxiliary) && t.is(at + 1, WordClass::preposition);
        if (is_finite(at, true)) return !participle;
        if (!t.is(at, WordClass::preposition) && !t.is(at, WordClass::additive)) return false;
        ++at;
    }
    return false;
}

// `…, which has vetoed it twice.`: a relative clause to the end of the sentence is the narrator's, behind a whole clause.
bool Contents::adds_background(TokenId comma, TokenId limit) const {
    const Tokens& t = *tokens_;
    if (t.language() != Language::english || !t.is(comma + 1, WordClass::relative)) return false;
    if (t.is(comma + 1, WordClass::strict_that) || t.is(comma + 1, WordClass::subordinator)) return false;
    return comma_after(comma + 1, limit) >= limit &&
           !any_of_tokens({comma + 1, limit}, [&](TokenId k) { return t[k].is_quote(); });
}

}  // namespace quotestance
