// Speakers who are not named where they speak: descriptions, pronouns and cues without a speaker.
#include "quotestance/speakers.hpp"

#include <algorithm>

#include "quotestance/text.hpp"

namespace quotestance {
namespace {

constexpr TokenId pointer_tokens = 8;     // `Hal yang sama juga disampaikan`
constexpr TokenId fronted_tokens = 40;    // before the subject: `Dalam pidatonya di Velmar pada hari Selasa (24/9),`
constexpr std::size_t other_speaker = 4;  // so many statements back the one can stand who speaks of another

bool is_ascii(std::string_view text) noexcept {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

bool equal_folded(std::string_view a, std::string_view b) {
    if (!is_ascii(a) || !is_ascii(b)) return fold(a) == fold(b);
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

// Not a person of another state: `diplomat Rusia itu` is not Blinken.
bool Speakers::may_belong(const Speaker& s, ActorId of) const {
    if (of == none || s.allegiance == none || s.allegiance == of) return true;
    const Actor& a = tokens_->lexicon().actors()[s.allegiance];
    const bool within =
        a.of != none && tokens_->lexicon().belongs(of, a.of, date_);  // the Spaniard who speaks for the EU
    return a.of == of || within || (a.kind != ActorKind::person && a.kind != ActorKind::state);
}

// `72-year-old`: a number, a word of time and one more, joined by hyphens.
bool Speakers::is_age(Span s) const {
    const Tokens& t = *tokens_;
    return s.size() >= 6 && t[s.last - 2].is_mark('-') && t.is(s.last - 3, WordClass::time) &&
           t[s.last - 4].is_mark('-') && t[s.last - 5].kind == TokenKind::number;
}

// Written alike, but for capitals and accents.
bool Speakers::same_word(TokenId a, TokenId b) const {
    const Tokens& t = *tokens_;
    if (t[a].word && t[b].word) return t[a].word == t[b].word;
    return equal_folded(t.text(a), t.text(b));
}

Speaker Speakers::of_description(const NounPhrase& phrase) {
    const Tokens& t = *tokens_;
    // `Kementerian` alone, with its capital: the body that spoke before and whose name begins so.
    if (phrase.tokens.size() == 1 && t[phrase.tokens.first].upper && t.is(phrase.tokens.first, WordClass::group))
        for (std::size_t i = speakers_.size(); i-- > 0 && speakers_.size() - i <= focus_statements;)
            if (const std::string_view name = speakers_[i].name, head = t.text(phrase.tokens.first);
                !speakers_[i].person && name.size() > head.size() && name[head.size()] == ' ' && name.starts_with(head))
                return speakers_[i];
    const bool english = t.language() == Language::english;
    const TokenId head = english ? phrase.tokens.last - 1 : phrase.tokens.first;
    if (phrase.definite && phrase.tokens.size() == 2 && t.is(head, WordClass::pointer))  // `the statement said`
        if (const Speaker out = carried(); !out.id.empty()) return out;
    if (phrase.definite) {
        // `Komandan itu`: the speaker before whose mention has the same head, else the person in focus.
        const bool group = t.is(head, WordClass::group) && phrase.title == none;
        // `the minister`, `the top diplomat`; `the Chinese diplomat` only for somebody of China; `the 72-year-old`
        const bool role = phrase.title != none && tokens_->lexicon().titles()[phrase.title].kind == TitleKind::role;
        const bool aged = english && is_age(phrase.tokens);
        const auto vague = [&](const Speaker& who) {
            if (!english) return true;
            if (phrase.of != none) return role && who.allegiance != none;
            return phrase.tokens.size() <= (role ? 3U : 2U) || aged;
        };  // `the minister`
        for (std::size_t i = speakers_.size(); i-- > 0 && speakers_.size() - i <= focus_statements;) {
            if (!may_belong(speakers_[i], phrase.of)) continue;
            const Span m = speakers_[i].mention;
            const bool same_head = any_of_tokens(m, [&](TokenId k) { return same_word(k, head); });
            if (same_head || (speakers_[i].person && !group && (phrase.title != none || aged) && vague(speakers_[i]))) {
                Speaker out = speakers_[i];
                out.by = ResolvedBy::pronoun;
                return out;
            }
        }
        if ((phrase.title != none || aged) && !mentions_->people().empty() &&
            mentions_->people().front().name.first < phrase.tokens.first) {
            const Speaker& out = pointed_at(mentions_->people().front());
            if (may_belong(out, phrase.of) && vague(out)) return out;
        }
    }
    const Match* words = matches_->at(EntryType::words, head);  // `pembuat mobil`
    const bool maker = t.is(head, WordClass::private_group) || (words && words->entry->is(WordClass::private_group));
    if (phrase.definite && maker)
        if (const Match* company = company_before(phrase.tokens.first)) {
            NounPhrase named = phrase;
            named.tokens = company->tokens, named.actor = company->entry->index;
            Speaker out = of_actor(named);
            out.by = ResolvedBy::pronoun;
            return out;
        }
    Speaker out;
    out.name = mention_text(phrase.tokens);
    out.id = slug_of(out.name);
    const bool office = phrase.title != none && phrase.of != none &&
                        tokens_->lexicon().titles()[phrase.title].kind == TitleKind::office;
    out.by = office ? ResolvedBy::unresolved : ResolvedBy::name;  // an office whose holder nothing tells
    out.title = phrase.title;
    out.allegiance = phrase.of;
    // `kata polisi`: a force or an office, no one person; unlike `seorang polisi`, `sumber yang enggan disebut namanya`
    const bool body = !english && !phrase.definite && t.is(phrase.tokens.first, WordClass::group) &&
                      !t.is(phrase.tokens.last, WordClass::relative);
    out.person = phrase.title != none && !body;
    return out;
}

// `the Spaniard`, of one person: the tables have `Spaniards` too. `the French` are all of them, `the Kremlin` is nobody.
bool Speakers::is_demonym(const NounPhrase& phrase) const {
    const Tokens& t = *tokens_;
    const Actor& a = tokens_->lexicon().actors()[phrase.actor];
    if (t.language() != Language::english || !phrase.definite || phrase.tokens.size() != 2 ||
        a.kind != ActorKind::state)
        return false;
    const std::string_view one = t.text(phrase.tokens.last - 1);
    return std::any_of(a.names.begin(), a.names.end(), [&](const std::string& many) {
        return many.size() == one.size() + 1 && many.starts_with(one) && many.ends_with('s');
    });
}

// The person of a state who acted since the last statement, else who spoke last, else the first whom the article names, if of that state.
Speaker Speakers::person_of(ActorId state, TokenId before) {
    const TokenId since = anchors_.empty() ? 0 : anchors_.back() + 1;
    if (const Person* p = subject_since(since, before); p && p->actor != none && may_belong(pointed_at(*p), state))
        return pointed_at(*p);
    for (std::size_t i = speakers_.size(); i-- > 0 && speakers_.size() - i <= focus_statements;) {
        if (!speakers_[i].person || speakers_[i].allegiance == none || !may_belong(speakers_[i], state)) continue;
        Speaker out = speakers_[i];
        out.by = ResolvedBy::pronoun;
        return out;
    }
    for (const Person& p : mentions_->people()) {
        if (p.name.first >= before) break;
        if (p.actor != none && may_belong(pointed_at(p), state)) return pointed_at(p);
    }
    return {};
}

// `the company`, `the carmaker`: the one named last.
const Match* Speakers::company_before(TokenId before) const {
    const auto named = matches_->of(EntryType::actor, {before > focus_tokens ? before - focus_tokens : 0, before});
    for (std::size_t i = named.size(); i-- > 0;)
        if (tokens_->lexicon().actors()[named[i].entry->index].kind == ActorKind::company) return &named[i];
    return nullptr;
}

// The last person who is the subject of the narrator's own sentences between two places.
const Person* Speakers::subject_since(TokenId from, TokenId to) {
    if (from >= to) return nullptr;
    const auto sentences = tokens_->sentences();
    subjects_.resize(sentences.size());
    subjects_known_.resize(sentences.size(), false);
    for (std::uint32_t i = tokens_->sentence_of(to - 1) + 1; i-- > 0 && sentences[i].first >= from;) {
        if (!subjects_known_[i]) subjects_[i] = subject_of(sentences[i]), subjects_known_[i] = true;
        if (subjects_[i]) return subjects_[i];
    }
    return nullptr;
}

const Person* Speakers::subject_of(Span sentence) const {
    const Tokens& t = *tokens_;
    if (!furniture_->is_body(t, sentence.first) || quotes_->covering(sentence.first)) return nullptr;
    TokenId at = std::max(sentence.first, furniture_->text_begin(t[sentence.first].line));
    while (at < sentence.last && (t.is(at, WordClass::conjunction) || t.is(at, WordClass::adverb))) ++at;
    if (const TokenId agent = pointed_agent(at, sentence.last))
        at = agent;
    else if (t.is(at, WordClass::preposition))
        at = behind_fronted(at, sentence.last);
    const NounPhrase phrase = mentions_->noun_phrase(at, sentence.last);
    Span name = phrase.kind == NounKind::person ? phrase.name : Span{};
    const bool apart =
        phrase.kind == NounKind::title && phrase.tokens.last < sentence.last && t[phrase.tokens.last].is_mark(',');
    if (apart)
        name = mentions_->name_at(phrase.tokens.last + 1, sentence.last);  // `The secretary, Mira Solan, left`
    else if (const Span owned = name_apart(phrase, sentence.last); !owned.empty())
        name = owned;
    if (name.empty()) return nullptr;
    const Person* p = mentions_->person_named(name);
    return p && (p->actor != none || p->title != none || p->name.size() >= 2) ? p : nullptr;
}

// `Hal yang sama disampaikan Menlu Arendia`: where the one who said it stands, or 0.
TokenId Speakers::pointed_agent(TokenId begin, TokenId limit) const {
    const Tokens& t = *tokens_;
    const Match* words = matches_->at(EntryType::words, begin);
    if (!t.is(begin, WordClass::pointer) && !(words && words->entry->is(WordClass::pointer))) return 0;
    for (const Match& m : matches_->of(EntryType::cue, {begin, std::min(limit, begin + pointer_tokens)}))
        if (m.entry->voice == Voice::passive && (tokens_->lexicon().cues()[m.entry->index].types & CueType::pointer))
            return m.tokens.last + t.is(m.tokens.last, WordClass::agent_marker);
    return 0;
}

// `In a speech in Velmar, Verel warned …`: the person behind a comma who has a verb.
TokenId Speakers::behind_fronted(TokenId begin, TokenId limit) const {
    const Tokens& t = *tokens_;
    const TokenId end = std::min(limit, begin + fronted_tokens);
    for (TokenId k = begin + 1; k + 1 < end; ++k) {
        if (!t[k].is_mark(',')) continue;
        const NounPhrase phrase = mentions_->noun_phrase(k + 1, limit);
        TokenId verb = phrase.tokens.last;
        if (phrase.kind == NounKind::title && verb < limit && t[verb].is_mark(','))
            verb = mentions_->name_at(verb + 1, limit).last;
        else if (phrase.kind != NounKind::person)
            continue;
        const bool acts = verb > k && verb < limit &&
                          (looks_like_verb(t, verb) || looks_like_past(t, verb) || t.is(verb, WordClass::auxiliary));
        if (acts) return k + 1;
    }
    return begin;
}

// `Sekretaris pers Verel, Mira Solan, tampil di Velmar`: the name between commas is the title's, the one before its owner's.
Span Speakers::name_apart(const NounPhrase& phrase, TokenId limit) const {
    const Tokens& t = *tokens_;
    const TokenId comma = phrase.tokens.last;
    const bool owned = phrase.kind == NounKind::person && phrase.title != none && comma + 1 < limit &&
                       phrase.name.last == comma && t[comma].is_mark(',');
    if (!owned) return {};
    const Span name = mentions_->name_at(comma + 1, limit);
    const bool closed = name.size() >= 2 && name.last + 1 < limit && t[name.last].is_mark(',') &&
                        !t.is(name.last + 1, WordClass::additive) && !t[name.last + 1].upper;
    return closed ? name : Span{};
}

// Whether a quotation names somebody, or calls him `Bapak Presiden`: he is not its speaker if there is another.
bool Speakers::speaks_of(const Statement& s, const Speaker& who) const {
    const Lexicon& lexicon = tokens_->lexicon();
    if (s.kind != Kind::direct || who.actor == none) return false;
    for (const Match& m : matches_->of(EntryType::actor, s.content))
        if (m.entry->index == who.actor) return true;
    for (const Match& m : matches_->of(EntryType::title, s.content)) {
        const Match* polite = matches_->ending(EntryType::title, m.tokens.first);
        if (!polite || lexicon.titles()[polite->entry->index].kind != TitleKind::honorific) continue;
        const NounPhrase office = mentions_->noun_phrase(m.tokens.first, s.content.last);
        if (office.kind != NounKind::title || office.of != none) continue;
        for (const std::uint32_t index : lexicon.actors()[who.actor].offices)
            if (const Office& o = lexicon.offices()[index]; o.title == office.title && o.held_on(date_)) return true;
    }
    return false;
}

Speaker Speakers::of_pronoun(const Statement& s) {
    const bool plural = s.speaker.kind == NounKind::plural_pronoun;
    if (tokens_->is(s.speaker.tokens.first, WordClass::neuter)) {  // `It said`: the body that spoke last
        for (std::size_t i = speakers_.size(); i-- > 0 && speakers_.size() - i <= focus_statements;) {
            if (speakers_[i].person || speakers_[i].id.empty()) continue;
            Speaker out = speakers_[i];
            out.by = ResolvedBy::pronoun;
            return out;
        }
        return {};
    }
    std::size_t last = speakers_.size();
    const std::size_t oldest = last > focus_statements ? last - focus_statements : 0;
    // English tells he from she; of people outside the registry nothing is known.
    const auto other_sex = [&](const Speaker& who) {
        const bool tells =
            tokens_->language() == Language::english && s.speaker.kind == NounKind::pronoun && who.actor != none;
        if (!tells || tokens_->lexicon().actors()[who.actor].kind != ActorKind::person) return false;
        return tokens_->lexicon().actors()[who.actor].female !=
               tokens_->is(s.speaker.tokens.first, WordClass::female_person);
    };
    while (last > oldest && (speakers_[last - 1].id.empty() || other_sex(speakers_[last - 1]) ||
                             (!plural && !speakers_[last - 1].person)))
        --last;
    const bool found = last > oldest;
    if (found && !plural && speaks_of(s, speakers_[last - 1]))
        for (std::size_t i = last - 1; i-- > oldest && last - i <= other_speaker;) {
            const Speaker& other = speakers_[i];
            if (!other.person || other.id.empty() || other.id == speakers_[last - 1].id || speaks_of(s, other))
                continue;
            Speaker out = other;
            out.by = ResolvedBy::pronoun;
            return out;
        }
    const TokenId reach = s.anchor > focus_tokens ? s.anchor - focus_tokens : 0;
    const TokenId since = std::max(found ? anchors_[last - 1] + 1 : 0, reach);
    if (!plural)
        if (const Person* p = subject_since(since, s.anchor);
            p && !other_sex(pointed_at(*p)) && !(found && speaks_of(s, pointed_at(*p))))
            return pointed_at(*p);
    if (found) {
        Speaker out = speakers_[last - 1];
        out.by = ResolvedBy::pronoun;
        return out;
    }
    // Nobody spoke yet: the first person whom the article names before the pronoun, else any speaker.
    for (const Person& p : mentions_->people())
        if (p.name.first < s.anchor && !plural && !other_sex(pointed_at(p))) return pointed_at(p);
    const auto outside = [&](const Person& p) { return !s.content.contains(p.name.first); };
    if (speakers_.empty() && !plural && !mentions_->people().empty() &&
        outside(mentions_->people().front()))  // a pronoun before the name
        return pointed_at(mentions_->people().front());
    return carried();
}

Speaker Speakers::carried() const {
    if (speakers_.empty()) return {};
    Speaker out = speakers_.back();
    out.by = out.id.empty() ? ResolvedBy::unresolved : ResolvedBy::carry;
    return out;
}

}  // namespace quotestance
