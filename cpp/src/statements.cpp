#include "quotestance/statements.hpp"

#include <algorithm>

namespace quotestance {
namespace {

constexpr TokenId about_tokens = 6;  // `menyatakan keprihatinan serius Beijing atas`

}  // namespace

void Statements::assign(const Tokens& tokens, const Matches& matches, const Furniture& furniture, const Quotes& quotes,
                        const Mentions& mentions) {
    look_at(tokens, matches, furniture, quotes, mentions);
    statements_.clear();
    reported_.assign(tokens.size(), false);
    quote_used_.assign(quotes.all().size(), false);
    for (const Quote& q : quotes.all()) read_quote(q);
    quoted_ = statements_.size();
    read_sentences();
    for (std::uint32_t line = 0; line < tokens.lines().size(); ++line)
        if (furniture.role(line) == LineRole::heading) read_headline(line);
    put_in_order();
}

// In the order of the text. The same words are one statement: the quotation before the clause, the longer before the shorter
// it begins with.
void Statements::put_in_order() {
    order_.clear();  // a statement is large: only their places are sorted
    for (std::uint32_t i = 0; i < statements_.size(); ++i) order_.push_back({statements_[i].content, i});
    std::sort(order_.begin(), order_.end(), [](const Place& a, const Place& b) {
        if (a.content.first != b.content.first) return a.content.first < b.content.first;
        return a.content.last != b.content.last ? a.content.last > b.content.last : a.index < b.index;
    });
    ordered_.clear();
    for (const Place& place : order_) {
        const bool same = !ordered_.empty() && ordered_.back().content.first == place.content.first &&
                          ordered_.back().kind != Kind::act;
        if (!same) ordered_.push_back(statements_[place.index]);
    }
    statements_.swap(ordered_);
}

void Statements::add(Statement s) {
    if (s.content.empty()) return;
    if (s.kind == Kind::indirect && holds_quotation(s)) s.kind = Kind::mixed;
    statements_.push_back(s);
}

bool Statements::holds_quotation(const Statement& s) const {
    bool single = false;
    const auto next_mark = [&](TokenId t) { return tokens_->quotation_marks().next(t, s.content.last); };
    for (TokenId t = next_mark(s.content.first); t < s.content.last; t = next_mark(t + 1)) {
        const bool is_double = (*tokens_)[t].is_quote();
        if (is_double && !s.infix) return true;
        single = single || !is_double;
    }
    const auto opening = single ? quotes_->opening_in(s.content) : std::span<const Quote>{};
    return std::any_of(opening.begin(), opening.end(), [](const Quote& q) { return q.single; });
}

// Which statements are quotations attributed within a span: they were read first, in the order of their attributions.
Span Statements::quoted_in(Span within) const {
    const auto end = statements_.begin() + static_cast<std::ptrdiff_t>(quoted_);
    const auto before = [](const Statement& s, TokenId t) { return s.anchor < t; };
    const auto from = std::lower_bound(statements_.begin(), end, within.first, before);
    const auto to = std::lower_bound(from, end, within.last, before);
    return {static_cast<std::uint32_t>(from - statements_.begin()),
            static_cast<std::uint32_t>(to - statements_.begin())};
}

bool Statements::quoted_at(TokenId t) const {
    const Quote* q = quotes_->opening_at(t);
    return q && quote_used_[static_cast<std::size_t>(q - quotes_->all().data())];
}

// From cue to cue: a sentence without one reports nothing.
void Statements::read_sentences() {
    const std::span<const Match> cues = matches_->of(EntryType::cue);
    Span quoted;  // the quotations attributed in the sentence
    for (std::size_t from = 0, to = 0; from < cues.size(); from = to) {
        Span sentence = tokens_->sentences()[tokens_->sentence_of(cues[from].tokens.first)];
        for (to = from + 1; to < cues.size() && cues[to].tokens.first < sentence.last;) ++to;
        if (!furniture_->is_body(*tokens_, sentence.first)) continue;
        sentence.first = std::max(sentence.first, furniture_->text_begin((*tokens_)[sentence.first].line));
        while (from < to && cues[from].tokens.first < sentence.first) ++from;
        if (from == to) continue;
        quoted.first = quoted.last;
        while (quoted.first < quoted_ && statements_[quoted.first].anchor < sentence.first) ++quoted.first;
        quoted.last = quoted.first;
        while (quoted.last < quoted_ && statements_[quoted.last].anchor < sentence.last) ++quoted.last;
        read_sentence(sentence, cues.subspan(from, std::min(to - from, most_cues)), quoted);
    }
}

void Statements::read_sentence(Span sentence, std::span<const Match> cues, Span quoted) {
    const std::size_t before_asides = statements_.size();
    // Asides first: `A, kata X` reports all of A, whatever cues A holds.
    for (const Match& m : cues)
        if (m.entry->after_quote && !in_quote(m.tokens.first) && !reported_[m.tokens.first]) {
            const std::size_t before = statements_.size();
            read_aside(m, sentence);
            if (statements_.size() > before) reported_[m.tokens.first] = true;
        }
    if (tokens_->language() == Language::english)
        for (const Match& m : cues) read_postposed(m, sentence);
    const std::size_t asides = statements_.size();
    const auto inside_aside = [&](TokenId at) {
        const auto holds = [&](const Statement& o) { return o.kind != Kind::direct && o.content.contains(at); };
        return any_of_few(read_between(quoted.first, quoted.last), holds) ||
               any_of_few(read_between(before_asides, asides), holds);
    };
    TokenId acted = 0;
    TokenId busy = 0;  // a cue inside what another cue reports is nested: it belongs to the outer statement
    for (const Match& m : cues) {
        if (m.tokens.first < busy || inside_aside(m.tokens.first)) {
            read_nested(m);
            continue;
        }
        if (in_quote(m.tokens.first)) continue;
        // Within a speech act's object only relative clauses report.
        if (m.tokens.first < acted && !tokens_->is(m.tokens.first - 1, WordClass::relative)) continue;
        if (reported_[m.tokens.first] || is_noun_here(m)) continue;
        const std::size_t before = statements_.size();
        read_cue(m, sentence);
        for (std::size_t i = before; i < statements_.size(); ++i) {
            reported_[m.tokens.first] = true;
            if (!statements_[i].infix && statements_[i].content.first >= m.tokens.first)
                (statements_[i].kind == Kind::act ? acted : busy) =
                    std::max(statements_[i].kind == Kind::act ? acted : busy, statements_[i].content.last);
        }
    }
}

void Statements::read_cue(const Match& m, Span sentence) {
    const Tokens& t = *tokens_;
    const Cue& cue = cue_of(m);
    const bool english_passive = t.language() == Language::english && m.entry->voice == Voice::active &&
                                 m.tokens.first > 0 && t.is(m.tokens.first - 1, WordClass::copula) &&
                                 t.is(m.tokens.last, WordClass::agent_marker);
    if (english_passive) return read_passive(m, sentence);
    switch (m.entry->voice) {
        case Voice::passive: return read_passive(m, sentence);
        case Voice::bare:  // read before the others
        case Voice::noun:
        case Voice::agent:
        case Voice::adjective: return;
        default: break;
    }
    if (m.tokens.size() > 1 && t.is(m.tokens.first, WordClass::thus))
        return m.tokens.first == sentence.first ? read_pointer(m, sentence) : read_aside(m, sentence);
    if (cue.types & CueType::source) return read_source(m, sentence);
    if ((cue.types & CueType::medium) && !(cue.types & CueType::report)) return read_medium(m, sentence);
    read_active(m, sentence);
}

void Statements::read_active(const Match& m, Span sentence) {
    const Tokens& t = *tokens_;
    const Cue& cue = cue_of(m);
    const bool behind = m.tokens.first > sentence.first;
    if ((behind && t.is(m.tokens.first - 1, WordClass::inclusion)) || is_participle(m)) return;
    // Purpose clauses don't report: `untuk mengatakan`, `akan menyampaikan`.
    const bool purpose = behind && t.is(m.tokens.first - 1, WordClass::purpose);
    if (purpose && !t.is(skip_fillers(m.tokens.last, sentence.last), WordClass::complementiser)) return;
    Subject subject = find_subject(sentence.first, m.tokens.first);
    if (subject.negated) return;
    const Statement* before = subject.shared ? spoken_before(m.tokens.first, sentence) : nullptr;
    if (before) subject.phrase = before->speaker;
    const bool joined = m.entry->gerund && behind && t.is(m.tokens.first - 1, WordClass::additive);
    if (joined && !before) return;  // `training and advising both sides`
    // `The poll showed most voters back it`: what a survey or a study found.
    const NounPhrase& by = subject.phrase;
    if ((cue.types & CueType::found) &&
        !any_of_tokens(by.tokens, [&](TokenId k) { return t.is(k, WordClass::finding); }))
        return;
    Statement s = reported_by(m, subject.phrase);
    s.speaker_tokens = before ? before->speaker_tokens : with_partner(subject.phrase, m.tokens.first);
    if (before) s.appositive = before->appositive;
    if (t.language() == Language::indonesian && s.speaker_tokens == subject.phrase.tokens)
        s.speaker_tokens = with_relative_before(subject.phrase, m.tokens.first);
    if (const NounPhrase maker = maker_of(subject.phrase, s.speaker_tokens)) s.speaker = maker;
    if (purpose) s.speaker = {}, s.speaker_tokens = {}, s.appositive = {};
    if (!s.speaker && !(purpose && !statements_.empty())) {
        // The subject was dropped: a second report by the speaker of the sentence, or nobody's.
        const std::size_t recent =
            std::max(quoted_, statements_.size() - std::min(statements_.size(), recent_statements));
        const auto spoken = [&](const Statement& o) {
            return o.anchor >= sentence.first && o.anchor < m.tokens.first && o.speaker;
        };
        const Span quoted = quoted_in({sentence.first, m.tokens.first});
        const bool carried = any_of_few(read_between(quoted.first, quoted.last), spoken) ||
                             any_of_few(read_between(recent, statements_.size()), spoken);
        if (!carried) return;
    }
    // `resolusi yang mendesak …` tells what a resolution is for; `memo yang menuduh …` tells what it says.
    const NounPhrase& who = subject.phrase;
    const bool thing = who.kind == NounKind::description && who.tokens.size() == 1 && !t[who.tokens.first].upper;
    if (thing && t.is(who.tokens.last, WordClass::relative) && (cue.types & CueType::directive)) return;
    bool that = false;
    const TokenId begin = content_begin(m, sentence, that);
    const auto demands = [&](TokenId k) { return t.is(k, WordClass::purpose) && t.is(k, WordClass::subordinator); };
    if ((cue.types & CueType::clausal) && !that &&
        !((cue.types & CueType::directive) && any_of_tokens({begin, sentence.last}, demands)))
        return;  // `berbicara kepada wartawan`, `mendorong pasar`
    const TokenId clause_begin = subject.clause_begin;
    if (t.language() == Language::indonesian) sentence.last = relative_end(subject, begin, sentence);
    if (t.language() == Language::english && clause_begin > sentence.first + 1 &&
        t.is(clause_begin - 1, WordClass::relative) && is_comma(clause_begin - 2)) {
        // `Verel, who last year threatened to leave, praised …`: the comma that closes the clause ends what it reports.
        const TokenId close = comma_after(begin, sentence.last);
        const TokenId verb = skip_fillers(close + 1, sentence.last);
        const bool goes_on = is_comma(close) && verb < sentence.last && !in_quote(close) &&
                             (is_finite(verb, true) || looks_like_past(t, verb) || matches_->at(EntryType::cue, verb));
        if (goes_on) sentence.last = close;
    }
    if (begin >= sentence.last || (begin + 1 == sentence.last && is_pause(t[begin])) ||
        ends_with_setting(m, sentence)) {
        if (cue.types & CueType::report) read_fronted(s, subject, sentence);
        return;
    }
    if (quoted_at(begin)) return;
    // Where the clause behind a conjunction is a report of its own: `menyampaikan keprihatinan dan mendesak agar …`
    if (t.is(begin, WordClass::conjunction) && reports_that(begin + 1, sentence.last)) return;
    if (read_passed_on(subject.phrase, cue, {begin, sentence.last})) return;
    const bool vows = (cue.types & CueType::report) && !(cue.types & CueType::directive) &&
                      (begin == m.tokens.last || t.language() == Language::english) && t.is(begin, WordClass::purpose);
    s.content = trim_content({begin + vows, sentence.last});  // `berjanji untuk …`
    const bool named =
        (cue.types & CueType::act) && matches_->at(EntryType::actor, s.content.first);  // `mengecam Barat`
    const bool one_word = t.language() == Language::english && (cue.types & CueType::act) && t[begin].is_word();
    if (s.content.size() < shortest_clause && !named && !(one_word && !s.content.empty())) return;
    // `menolak berkomitmen`, `menolak untuk hadir`: a deed, not a report.
    const bool acts_only =
        (cue.types & CueType::act) && !(cue.types & (CueType::report | CueType::directive | CueType::judge));
    if (acts_only && !that && (looks_like_verb(t, s.content.first) || t.is(s.content.first, WordClass::purpose)))
        return;
    if (starts_words(s.content.first, WordClass::pointer) &&
        !has_main_verb({s.content.first, std::min(s.content.last, s.content.first + 4)}))
        return;
    if (names_medium(sentence)) {
        s.source = medium_in({s.content.last, sentence.last});
        if (s.source == none) s.source = medium_in({m.tokens.last, begin});
        if (s.source == none)
            s.source = medium_in({sentence.first, m.tokens.first});  // `Dikutip dari Reuters, dia menyebut`
    }
    if (s.source == s.speaker.actor) s.source = none;
    const bool comma = begin > 0 && (is_comma(begin - 1) || t[begin - 1].is_mark(':'));
    const bool english = t.language() == Language::english;
    const bool clause = that || (cue.types & CueType::found) ||
                        (english && (cue.types & CueType::act) ? is_clause(s.content) : has_main_verb(s.content));
    if (cue.types & CueType::directive) {
        s.kind = Kind::indirect;
        if (!that && !comma && !english) s.content.first = skip_fillers(m.tokens.last, sentence.last);
        const bool urges = that || comma || has_main_verb(s.content) ||
                           any_of_tokens(s.content, [&](TokenId k) { return t.is(k, WordClass::purpose); });
        if (!urges) s.kind = Kind::act;
    } else if ((cue.types & CueType::report) && (clause || (comma && !english))) {
        s.kind = Kind::indirect;
    } else if (cue.types & CueType::judge) {
        bool predicate = clause;
        for (TokenId i = s.content.first; i < s.content.last; ++i)
            predicate = predicate || t.is(i, WordClass::predicative) || t[i].is_quote();
        const bool refers = english || (cue.types & CueType::report) == 0;
        if (refers && !predicate && !(cue.types & CueType::act)) return;  // `referred to the plan`
        s.kind = predicate ? Kind::indirect : Kind::act;
    } else if (cue.types & CueType::act) {
        s.kind = Kind::act;
    } else if (cue.types & CueType::report) {
        // A noun phrase behind a verb of saying: only where it is quoted words.
        const Span quoted{s.content.first, english ? s.content.first + 1 : s.content.last};
        if (!any_of_tokens(quoted, [&](TokenId k) { return t[k].is_quote(); })) {
            const bool pointing = t.is(s.content.first, WordClass::importance);
            if (!pointing) return;
        }
        s.kind = Kind::indirect;
    } else {
        return;
    }
    if (s.kind == Kind::act) {
        if (!s.speaker) return;
        // `the talks that Verel praised in Velmar`: what was praised stands before.
        const TokenId clause_first = subject.clause_begin;
        if (english && clause_first > sentence.first && t.is(clause_first - 1, WordClass::relative) &&
            subject.phrase.tokens.first == clause_first)
            return;
        s.content = act_object(s.content, m.tokens.size() > 1);
    }
    add(s);
}

// The noun phrase that a speech act is about: behind `kepada wartawan mengenai`, before the circumstances.
Span Statements::act_object(Span content, bool phrasal_cue) const {
    const Tokens& t = *tokens_;
    while (content.size() > 1 && is_sentence_end(t[content.last - 1])) --content.last;
    const bool addressed = t.is(content.first, WordClass::addressee);
    const bool english = t.language() == Language::english;
    const TokenId reach = std::min(content.last - 1, content.first + (english       ? 1
                                                                      : addressed   ? 2 * about_tokens
                                                                      : phrasal_cue ? about_tokens
                                                                                    : 1));
    TokenId begin = addressed ? content.first + 1 : content.first;
    for (TokenId k = content.first; k < reach; ++k)
        if (t.is(k, WordClass::about) && !in_quote(k)) {
            begin = k + 1;
            break;
        }
    content.first = begin;
    for (TokenId k = begin + 1; k < content.last; ++k) {
        const bool day = is_comma(k) && t.is(k + 1, WordClass::weekday);
        const bool dated = english && t.is(k, WordClass::preposition) && t.is(k + 1, WordClass::weekday) &&
                           !t.is(k, WordClass::genitive);
        if ((day || dated || t.is(k, WordClass::circumstance)) && !in_quote(k)) {
            content.last = k;
            break;
        }
    }
    return content;
}

// `Lavrov: …`, `Sanksi Baru Disetujui, Josep Borrell: …`
void Statements::read_headline(std::uint32_t line) {
    const Tokens& t = *tokens_;
    const Span tokens = t.lines()[line].tokens;
    TokenId colon = tokens.first, begin = tokens.first;
    for (; colon < tokens.last && !t[colon].is_mark(':'); ++colon)
        if (is_comma(colon)) begin = colon + 1;
    if (colon + 2 >= tokens.last || begin >= colon) return;
    const NounPhrase phrase = mentions_->noun_phrase(begin, colon);
    if (!phrase || phrase.tokens.last != colon || phrase.kind == NounKind::description ||
        phrase.kind == NounKind::pronoun)
        return;
    if (phrase.kind == NounKind::person && phrase.actor == none && !mentions_->person_named(phrase.name)) return;
    add({.content = {colon + 1, tokens.last},
         .kind = Kind::headline,
         .speaker = phrase,
         .speaker_tokens = phrase.tokens,
         .anchor = tokens.first});
}

}  // namespace quotestance
