#include "quotestance/statements.hpp"

#include <algorithm>

namespace quotestance {
namespace {

constexpr TokenId split_tokens = 14;  // the speaker between the halves of a split quotation

}  // namespace

void Statements::read_quote(const Quote& q) {
    if (q.content().empty()) return;
    const auto index = static_cast<std::size_t>(&q - quotes_->all().data());
    if (attribute_after(q) || attribute_before(q)) {
        quote_used_[index] = true;
        return;
    }
    if (q.single) return;
    // No cue: a quotation that stands as a sentence of its own is carried on from the one before.
    const Tokens& t = *tokens_;
    const Span sentence = t.sentences()[t.sentence_of(q.open)];
    const TokenId text_begin = std::max(sentence.first, furniture_->text_begin(t[q.open].line));
    // `"A," kata X, "B."`: the comma behind the speaker goes on with the quotation.
    const bool goes_on =
        q.open > 0 && is_comma(q.open - 1) && !statements_.empty() && statements_.back().kind == Kind::direct &&
        statements_.back().cue.last > statements_.back().content.last && statements_.back().cue.last < q.open &&
        q.open - statements_.back().cue.last <= split_tokens && t[statements_.back().cue.first].line == t[q.open].line;
    const bool own_sentence = goes_on || q.open <= text_begin || (q.open > 0 && is_sentence_end(t[q.open - 1]));
    const bool ends = q.close > 0 && (is_pause(t[q.close - 1]) || q.after() >= t.size() ||
                                      t[q.after()].line != t[q.open].line || is_sentence_end(t[q.after()]));
    if (!own_sentence || !ends || q.content().size() < 3) return;
    quote_used_[index] = true;
    add({.content = q.content(), .kind = Kind::direct, .anchor = q.open, .open_ended = !q.closed});
}

bool Statements::attribute_after(const Quote& q) {
    const Tokens& t = *tokens_;
    TokenId at = q.after();
    const TokenId limit = at < t.size() ? t.lines()[t[q.close > q.open ? q.close - 1 : q.open].line].tokens.last : at;
    bool stopped = false;  // a full stop behind the mark ends the sentence of the quotation
    for (; at < limit && is_pause(t[at]); ++at) stopped = stopped || is_sentence_end(t[at]);
    const auto cue_after = [&](TokenId i) {
        const Match* m = matches_->at(EntryType::cue, i);
        return m && m->entry->after_quote;
    };
    while (at < limit && t.is(at, WordClass::thus) && (!matches_->at(EntryType::cue, at) || cue_after(at + 1))) ++at;
    if (at >= limit) return false;
    for (const Match& m : matches_->of(EntryType::cue, {at, at + 1})) {
        const Cue& cue = cue_of(m);
        const bool english = m.entry->language == Language::english && (cue.types & CueType::report) &&
                             (m.entry->voice == Voice::active || m.entry->voice == Voice::passive);
        if (!m.entry->after_quote && !english &&
            !(m.entry->voice == Voice::fixed && (cue.types & (CueType::report | CueType::source)) &&
              !(cue.types & CueType::medium)))
            continue;
        Statement s{.content = q.content(),
                    .kind = Kind::direct,
                    .cue = m.tokens,
                    .cue_entry = m.entry,
                    .anchor = m.tokens.first};
        if (const TokenId front = front_of(q); front < q.open) s.content = {front, q.close}, s.kind = Kind::mixed;
        const TokenId from = skip_fillers(m.tokens.last, limit);
        if (m.entry->pronoun) {
            s.speaker = {NounKind::pronoun, m.tokens, {}};
            s.speaker_tokens = m.tokens;
        } else {
            s.speaker = phrase_of(m, from, limit);
            const bool name =
                from < limit && t[from].is_word() && t[from].upper && (from + 1 >= limit || is_pause(t[from + 1]));
            if (!s.speaker && name) s.speaker = {NounKind::person, {from, from + 1}, {from, from + 1}};  // `kata Hari.`
            if (!s.speaker) {  // `katanya`-like carry: the cue alone
                if ((cue.types & CueType::source) || t.language() == Language::english) return false;
            } else {
                if ((cue.types & CueType::source) && passes_on(s.speaker) && has_report({front_begin(q), q.open}))
                    return false;  // `He called it “a lie,” according to a transcript`
                s.speaker_tokens = with_relative_clause(s.speaker, limit);
                after_speaker(s.speaker, s.appositive, limit);
            }
        }
        const Span sentence = t.sentences()[t.sentence_of(m.tokens.first)];
        s.source = medium_in(
            {s.speaker_tokens.empty() ? m.tokens.last : std::max(m.tokens.last, s.speaker_tokens.last), sentence.last});
        if (s.source == s.speaker.actor) s.source = none;
        reported_[m.tokens.first] = true;
        add(s);
        return true;
    }
    if (t.language() == Language::english) return attribute_to_subject(q, at, stopped);
    // `"…," X menambahkan.`
    if (stopped || matches_->of(EntryType::cue, {at, limit}).empty()) return false;
    const NounPhrase phrase = mentions_->noun_phrase(at, limit);
    if (!phrase || phrase.kind == NounKind::description) return false;
    bool negated = false;
    Span appositive;
    TokenId next = after_speaker(phrase, appositive, limit);
    if (is_comma(next) && !appositive.empty()) ++next;
    next = skip_fillers(next, limit);
    for (const Match& m : matches_->of(EntryType::cue, {next, next + 1})) {
        if ((m.entry->voice == Voice::passive && m.entry->language != Language::english) ||
            !(cue_of(m).types & (CueType::report | CueType::directive | CueType::judge)) || negated)
            continue;
        TokenId end = m.tokens.last;
        while (end < limit && t.is(end, WordClass::adverb)) ++end;
        const bool closes = end >= limit || is_pause(t[end]) || t.is(end, WordClass::addressee) ||
                            t.is(end, WordClass::preposition) || t[end].is_quote();
        if (!closes) continue;
        reported_[m.tokens.first] = true;
        Statement s = reported_by(m, phrase, q.content(), Kind::direct);
        s.appositive = appositive;
        s.source = medium_in({m.tokens.last, t.sentences()[t.sentence_of(m.tokens.first)].last});
        add(s);
        return true;
    }
    return false;
}

// Where the sentence of a quotation begins.
TokenId Statements::front_begin(const Quote& q) const {
    return std::max(tokens_->sentences()[tokens_->sentence_of(q.open)].first,
                    furniture_->text_begin((*tokens_)[q.open].line));
}

// `Sanksi itu upaya untuk “…,” kata X`: where a clause that runs into the quotation begins; the opening mark if none does.
TokenId Statements::front_of(const Quote& q) const {
    const Tokens& t = *tokens_;
    const TokenId begin = front_begin(q);
    const bool runs_on = q.open > 0 && (t[q.open - 1].is_word() || (is_comma(q.open - 1) && !t[q.open + 1].upper));
    const bool english = t.language() == Language::english;
    const bool goes_on =
        english && runs_on && t[q.open + 1].is_word() && !t[q.open + 1].upper;  // `Velmar “will not move,”`
    if (q.open < begin + (goes_on ? 1 : 3) || !runs_on || in_quote(begin)) return q.open;
    for (TokenId k = begin; k < q.open; ++k) {
        const bool aside = english && k > begin && (t.is(k - 1, WordClass::relative) || !says_here(k));
        if (in_quote(k) || (matches_->covering(EntryType::cue, k) && !aside)) return q.open;
    }
    const TokenId last = q.open - 1;  // `… adalah upaya untuk “`
    const bool leads = t.is(last, WordClass::purpose) || t.is(last, WordClass::preposition) ||
                       t.is(last, WordClass::relative) || t.is(last, WordClass::auxiliary);
    return leads || goes_on || has_main_verb({begin, q.open}) ? begin : q.open;
}

bool Statements::attribute_before(const Quote& q) {
    const Tokens& t = *tokens_;
    if (q.open == 0) return false;
    const std::uint32_t line = t[q.open].line;
    const TokenId begin = std::max(t.sentences()[t.sentence_of(q.open)].first, furniture_->text_begin(line));
    TokenId end = q.open;
    const bool colon = end > begin && (t[end - 1].is_mark(':') || t[end - 1].is_mark(';'));
    while (end > begin && (is_break(t[end - 1]) || t.is(end - 1, WordClass::complementiser))) --end;
    if (end <= begin) return false;
    // The whole complement must be quoted: nothing but a full stop after the closing mark.
    TokenId after = q.after();
    while (after < t.size() && t[after].line == line && is_sentence_end(t[after])) ++after;
    const Span sentence = t.sentences()[t.sentence_of(q.close > q.open ? q.close - 1 : q.open)];
    const bool whole = after >= t.size() || t[after].line != line || after >= sentence.last || t[after].is_quote() ||
                       is_sentence_end(t[after - 1]);
    const bool english = t.language() == Language::english;
    const bool starts = english && t[q.open + 1].upper;  // `groups chanting "No surrender" marched on`
    if (!whole && !colon && !starts) return false;
    const auto cues = matches_->of(EntryType::cue, {begin, end});
    for (std::size_t i = cues.size(); i-- > 0;) {
        const Match& m = cues[i];
        const Cue& cue = cue_of(m);
        if (in_quote(m.tokens.first) || m.entry->voice == Voice::noun) continue;
        const bool source = cue.types & CueType::source;
        if (!(cue.types & (CueType::report | CueType::directive | CueType::judge | CueType::source)) ||
            (m.entry->voice == Voice::passive && !colon))
            continue;
        if (source) {
            Span appositive;
            const NounPhrase phrase = phrase_of(m, m.tokens.last, end);
            const TokenId next = m.entry->pronoun ? m.tokens.last : after_speaker(phrase, appositive, end);
            if (!phrase || next < end) return false;
            reported_[m.tokens.first] = true;
            Statement s = reported_by(m, phrase, q.content(), Kind::direct);
            s.appositive = appositive;
            add(s);
            return true;
        }
        const TokenId reach = english ? behind_setting(m, m.tokens.last, end) : skip_fillers(m.tokens.last, end);
        if (!colon && reach < end && !(english && reach + 1 == end && t.is(reach, WordClass::predicative)))
            return false;
        if (is_noun_here(m)) continue;
        Subject subject = find_subject(begin, m.tokens.first);
        if (subject.negated) return false;
        if (!subject.phrase && m.entry->voice == Voice::bare && m.entry->after_quote) {  // `Kata Lavrov: "…"`
            subject.phrase = phrase_of(m, m.tokens.last, end);
        }
        // `He said his members were worried: “…”`: the clause before the colon is a statement too.
        const bool clause = colon && subject.phrase && has_main_verb({m.tokens.last, end});
        reported_[m.tokens.first] = !clause;
        Statement s = reported_by(m, subject.phrase, q.content(), Kind::direct);
        s.source = medium_in({begin, q.open});
        add(s);
        if (statements_.back().source == subject.phrase.actor) statements_.back().source = none;
        return true;
    }
    if (colon) {  // `Lavrov: "…"`
        const NounPhrase phrase = mentions_->noun_phrase(begin, end);
        if (phrase && phrase.tokens.last == end && phrase.kind != NounKind::description) {
            add({.content = q.content(),
                 .kind = Kind::direct,
                 .speaker = phrase,
                 .speaker_tokens = phrase.tokens,
                 .anchor = begin});
            return true;
        }
    }
    return false;
}

}  // namespace quotestance
