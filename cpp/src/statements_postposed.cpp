// English clauses that their cue follows or splits: `A, Verel said on Monday.`, `A, said Verel.`, `A, he said, B`.
#include <algorithm>

#include "quotestance/statements.hpp"

namespace quotestance {
namespace {

constexpr TokenId longest_attribution = 40;  // tokens behind a quotation up to its cue

}  // namespace

// Whether what stands before a cue is a clause of its own, not one that waits for the main clause.
bool Statements::stands_alone(Span front) const {
    const Tokens& t = *tokens_;
    if (!has_main_verb(front) && front.size() < shortest_sentence) return false;
    const bool waits = t.is(front.first, WordClass::subordinator) || matches_->at(EntryType::cue, front.first) ||
                       is_gerund(front.first);
    return !waits || any_of_tokens(front, [&](TokenId k) { return is_comma(k); });
}

bool Statements::attribute_to_subject(const Quote& q, TokenId at, bool stopped) {
    const Tokens& t = *tokens_;
    const TokenId line_end = t.lines()[t[at].line].tokens.last;
    const TokenId limit = std::min({line_end, t.sentences()[t.sentence_of(at)].last, at + longest_attribution});
    const Token& inner = t[q.close > q.open + 1 ? q.close - 1 : q.open];
    const bool full_stop = stopped || (q.closed && inner.is_mark('.'));
    const bool paused = q.closed && is_pause(inner);
    // Without a pause inside the marks only a quotation that is a sentence of its own is reported: else it is a quoted word.
    const bool own_sentence =
        q.open <= std::max(t.sentences()[t.sentence_of(q.open)].first, furniture_->text_begin(t[q.open].line)) ||
        is_sentence_end(t[q.open - 1]) || is_comma(q.open - 1);
    if ((full_stop && t[at].upper) || (!paused && !own_sentence)) return false;
    for (const Match& m : matches_->of(EntryType::cue, {at, limit})) {
        const Cue& cue = cue_of(m);
        if (in_quote(m.tokens.first) && m.tokens.first > at) continue;
        if ((cue.types & CueType::medium) && attribute_through(q, m, limit)) return true;
        if (!(cue.types & (CueType::report | CueType::directive)) || is_noun_here(m)) continue;
        const Subject subject = find_subject(at, m.tokens.first);
        // `"…," the BBC quoted him as saying`, `"…," the BBC reported the president saying`
        if (is_medium(subject.phrase) && attribute_through(q, m, limit)) return true;
        // `Verel warned of “a long winter,” the BBC said`: the medium is only the source
        if (is_medium(subject.phrase) && has_report({front_begin(q), q.open})) return false;
        if (!subject.phrase || subject.negated) return false;
        TokenId first = at;
        while (first < subject.phrase.tokens.first &&
               (t.is(first, WordClass::adverb) || t.is(first, WordClass::conjunction) || t.is(first, WordClass::time)))
            ++first;
        const bool fronted = t.is(first, WordClass::preposition);
        const Span before{first, subject.phrase.tokens.first};  // `the governor, Mira Solan, wrote`
        const bool titled = before.size() > 1 && is_comma(before.last - 1) && !has_finite_verb(before, true);
        if (!before.empty() && !fronted && !titled) return false;
        Statement s = reported_by(m, subject.phrase, q.content(), Kind::direct);
        if (const TokenId front = front_of(q); front < q.open) s.content = {front, q.close}, s.kind = Kind::mixed;
        s.speaker_tokens = with_partner(subject.phrase, m.tokens.first);
        s.source = medium_in({m.tokens.last, limit});
        if (s.source == s.speaker.actor) s.source = none;
        reported_[m.tokens.first] = true;
        add(s);
        return true;
    }
    return false;
}

// A medium that reports somebody saying it: the words between its cue and the next are the speaker.
bool Statements::attribute_through(const Quote& q, const Match& medium_cue, TokenId limit) {
    for (const Match& m : matches_->of(EntryType::cue, {medium_cue.tokens.last + 1, limit})) {
        if (!m.entry->gerund || !(cue_of(m).types & CueType::report)) continue;
        const TokenId first = medium_cue.tokens.last;
        const TokenId last = m.tokens.first - tokens_->is(m.tokens.first - 1, WordClass::predicative);
        const bool him = last == first + 1 && tokens_->is(first, WordClass::object_pronoun);
        const NounPhrase phrase =
            him ? NounPhrase{NounKind::pronoun, {first, last}, {}} : mentions_->noun_phrase(first, last);
        if (!phrase || phrase.tokens.last != last) return false;
        Statement s = reported_by(m, phrase, q.content(), Kind::direct);
        s.source = medium_in({q.after(), medium_cue.tokens.first});
        reported_[m.tokens.first] = reported_[medium_cue.tokens.first] = true;
        add(s);
        return true;
    }
    return false;
}

void Statements::read_postposed(const Match& m, Span sentence) {
    const Tokens& t = *tokens_;
    const Cue& cue = cue_of(m);
    const bool reports = (cue.types & CueType::report) && m.entry->voice == Voice::active && !m.entry->gerund;
    if (!reports || in_quote(m.tokens.first) || reported_[m.tokens.first] || m.tokens.first <= sentence.first + 1 ||
        is_noun_here(m) || is_participle(m))
        return;
    // `A, said Verel`
    if (is_comma(m.tokens.first - 1)) {
        const bool inverts = !(cue.types & (CueType::act | CueType::directive)) || (cue.types & CueType::addressed);
        if (!inverts || !has_main_verb({sentence.first, m.tokens.first - 1})) return;
        const NounPhrase phrase = mentions_->noun_phrase(m.tokens.last, sentence.last);
        if (!phrase || phrase.kind == NounKind::pronoun || phrase.kind == NounKind::plural_pronoun) return;
        Statement s = reported_by(m, phrase);
        const TokenId at = after_speaker(phrase, s.appositive, sentence.last);
        const TokenId next = comma_after(at, sentence.last);
        const bool ends = at >= sentence.last || is_pause(t[at]) || t.is(at, WordClass::preposition) ||
                          t.is(at, WordClass::weekday) || t.is(at, WordClass::time) || t[at].is_mark('(') || is_gap(at);
        if (ends && !has_finite_verb({at, next}, false)) report_behind(s, m.tokens.first - 1, next, sentence);
        return;
    }
    // `A, Verel said`
    const Subject subject = find_subject(sentence.first, m.tokens.first);
    if (!subject.phrase || subject.negated || subject.shared || subject.clause_begin <= sentence.first + 1) return;
    const TokenId comma = subject.clause_begin - 1;
    const bool right_before = subject.phrase.tokens.first <= subject.clause_begin + 1;
    if (!is_comma(comma) || !right_before || quotes_->closing_before(comma + 1)) return;
    TokenId rest = behind_setting(m, m.tokens.last, sentence.last);
    while (rest < sentence.last && t.is(rest, WordClass::adverb)) ++rest;
    // `… said at a conference on security issues.`
    const TokenId pause = comma_after(rest, sentence.last);
    const bool set = rest > m.tokens.last && rest < sentence.last && t.is(rest, WordClass::preposition) &&
                     !has_finite_verb({rest, pause}, true) &&
                     !any_of_tokens({rest, pause}, [&](TokenId k) { return t.is(k, WordClass::complementiser); });
    if (set) rest = is_comma(pause) ? pause : sentence.last;
    const bool over = rest >= sentence.last || is_pause(t[rest]) || t[rest].is_mark(';');
    if (!over) return;
    Statement s = reported_by(m, subject.phrase);
    s.speaker_tokens = with_partner(subject.phrase, m.tokens.first);
    report_behind(s, comma, rest, sentence);
}

// `A, Verel said, but “B”`: the quotation that goes on behind the attribution.
const Quote* Statements::quote_behind(TokenId at) const {
    if (tokens_->is(at, WordClass::conjunction)) ++at;
    const Quote* quote = at < tokens_->size() ? quotes_->opening_at(at) : nullptr;
    return quote && !quoted_at(quote->open) ? quote : nullptr;
}

void Statements::add_quoted(Statement s, const Quote& quote) {
    s.content = quote.content();
    s.kind = Kind::direct;
    quote_used_[static_cast<std::size_t>(&quote - quotes_->all().data())] = true;
    add(s);
}

// Adds what stands before the comma, or all of the sentence where its clause goes on behind the attribution.
bool Statements::report_behind(Statement s, TokenId comma, TokenId rest, Span sentence) {
    const Tokens& t = *tokens_;
    const Span front{sentence.first, comma};
    if (quotes_->closing_before(comma) && quotes_->covering(front.first)) return false;
    const Quote* opening =
        quotes_->opening_at(front.first);  // said by somebody already: `"…," Verel said, the BBC reported`
    if (opening && quoted_at(opening->open)) return false;
    const bool more = rest < sentence.last && is_comma(rest) && rest + 2 < sentence.last;
    const TokenId next = rest + 1;
    const Match* cue = more ? matches_->at(EntryType::cue, skip_fillers(next, sentence.last)) : nullptr;
    const Quote* quoted = more ? quote_behind(next) : nullptr;
    const bool background = more && (t.is(next, WordClass::relative) || t.is(next, WordClass::subordinator) || quoted ||
                                     (t.is(next, WordClass::likeness)) || t[next].is_quote());
    if (more && !cue && !background && has_main_verb({next, sentence.last})) {
        s.content = trim_content(sentence);
        s.infix = s.content.last > rest;
        if (!s.infix) s.content = sentence, s.infix = true;
    } else if (is_medium(s.speaker) && has_report(front)) {
        reported_[s.cue.first] = true;  // `Verel said A, the BBC reported`: the medium is only the source
        return false;
    } else if (stands_alone(front)) {
        s.content = front;
        s.source = medium_in({rest, sentence.last});
    } else {
        return false;
    }
    reported_[s.cue.first] = true;
    add(s);
    if (quoted && !s.infix) add_quoted(s, *quoted);
    return true;
}

}  // namespace quotestance
