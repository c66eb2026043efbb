#include "quotestance/speakers.hpp"

#include <algorithm>

#include "quotestance/text.hpp"

namespace quotestance {
namespace {

constexpr std::size_t focus_statements = 64;  // how far back a pronoun or a description can point
constexpr TokenId focus_tokens = 600;

// "Abdul Ghani al-Assadi" -> "al_assadi"; "Wang Yi" comes from the registry.
std::string surname_slug(std::string_view name) {
    const std::size_t cut = name.find_last_of(" \t\n");
    return slug(cut == name.npos ? name : name.substr(cut + 1));
}

}  // namespace

void Speakers::assign(const Tokens& tokens, const Matches& matches, const Furniture& furniture, const Quotes& quotes,
                      const Mentions& mentions, const Statements& statements, std::int32_t date) {
    tokens_ = &tokens, matches_ = &matches, furniture_ = &furniture, quotes_ = &quotes, mentions_ = &mentions;
    date_ = date;
    speakers_.clear();
    anchors_.clear();
    for (const Statement& s : statements.all()) {
        speakers_.push_back(resolve(s));
        anchors_.push_back(std::max(s.anchor, s.content.first));
    }
    // A paragraph whose mark stays open belongs to the speaker of the next one: `“A.` … `“B,” kata X`.
    for (std::size_t i = speakers_.size(); i-- > 1;) {
        const Statement &here = statements.all()[i - 1], &next = statements.all()[i];
        const bool goes_on = here.open_ended && next.kind == Kind::direct &&
                             tokens[next.content.first].line == tokens[here.content.first].line + 1;
        if (!goes_on || speakers_[i].id.empty()) continue;
        speakers_[i - 1] = speakers_[i];
        speakers_[i - 1].mention = {};
        speakers_[i - 1].by = ResolvedBy::carry;
    }
}

std::string Speakers::mention_text(Span s) const {
    while (!s.empty() && (tokens_->is(s.last - 1, WordClass::demonstrative))) --s.last;
    std::string out(tokens_->text(s));
    for (char& c : out)
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    return out;
}

Speaker Speakers::resolve(const Statement& s) {
    Speaker out;
    if (!s.appositive.empty()) {
        out = of_person(s.appositive, s.speaker);
    } else {
        switch (s.speaker.kind) {
            case NounKind::person: out = of_person(s.speaker.name, s.speaker); break;
            case NounKind::title: out = of_office(s.speaker); break;
            case NounKind::actor: out = of_actor(s.speaker); break;
            case NounKind::description: out = of_description(s.speaker); break;
            case NounKind::pronoun:
            case NounKind::plural_pronoun: out = of_pronoun(s); break;
            case NounKind::nothing: out = carried(); break;
        }
    }
    // Too bare to be a name: `sumber` becomes `sumber yang enggan disebut namanya`.
    const bool unnamed = s.speaker.kind == NounKind::description || s.speaker.kind == NounKind::title;
    if (out.by == ResolvedBy::name && unnamed && s.appositive.empty() && s.speaker.tokens.size() <= 2 &&
        s.speaker_tokens.size() > s.speaker.tokens.size())
        out.name = mention_text(s.speaker_tokens), out.id = slug(out.name);
    // `lanjutnya`, `tambahnya`: whoever spoke before goes on.
    const bool goes_on = s.cue_entry && (tokens_->lexicon().cues()[s.cue_entry->index].types & CueType::continuing);
    if (out.by == ResolvedBy::pronoun && goes_on && s.speaker_tokens == s.cue) out.by = ResolvedBy::carry;
    out.mention = !s.appositive.empty() ? s.appositive : s.speaker_tokens;
    if (out.allegiance == none) out.allegiance = out.actor;
    return out;
}

Speaker Speakers::of_person(Span name, const NounPhrase& phrase) const {
    const Lexicon& lexicon = tokens_->lexicon();
    Speaker out;
    out.by = ResolvedBy::name;
    out.person = true;
    out.title = phrase.title;
    out.allegiance = phrase.of;
    const Person* person = mentions_->person_named(name);
    out.actor = person && person->actor != none                           ? person->actor
                : phrase.actor != none && phrase.kind == NounKind::person ? phrase.actor
                                                                          : none;
    if (tokens_->is(name.last - 1, WordClass::name_suffix)) out.actor = mentions_->registry_person(name);
    if (out.actor == none && !(person && person->name.size() > name.size()))
        out.actor = mentions_->registry_person(name);
    // `Menteri Luar Negeri Rusia Sergey`: the holder whose name has this word.
    if (out.actor == none && name.size() == 1 && phrase.title != none && phrase.of != none)
        for (const std::uint32_t index : lexicon.holders(phrase.title, phrase.of)) {
            const Office& office = lexicon.offices()[index];
            if (office.held_on(date_) && mentions_->names_person(office.holder, name.first)) out.actor = office.holder;
        }
    if (out.actor != none) {
        const Actor& a = lexicon.actors()[out.actor];
        out.id = a.id;
        out.name = a.names.front();
        if (out.allegiance == none || !a.offices.empty()) out.allegiance = out.actor;
        return out;
    }
    out.name = mention_text(person ? person->name : name);
    out.id = surname_slug(out.name);
    if (person && out.title == none) out.title = person->title;
    if (person && out.allegiance == none) out.allegiance = person->of;
    return out;
}

// Somebody of the article whom a pronoun or a description means.
Speaker Speakers::pointed_at(const Person& person) const {
    Speaker out = of_person(person.name, {});
    out.by = ResolvedBy::pronoun;
    return out;
}

// Whether a person is known to hold an office: by the article's own words, else by the registry at the article's date.
// `menteri` alone means any minister.
bool Speakers::holds(const Person& p, const NounPhrase& phrase) const {
    const Lexicon& lexicon = tokens_->lexicon();
    const std::string& wanted = lexicon.titles()[phrase.title].id;
    const auto same = [&](std::uint32_t title, ActorId of) {
        if (title == none) return false;
        const std::string& id = lexicon.titles()[title].id;
        return (title == phrase.title || id.ends_with("_" + wanted)) && (phrase.of == none || phrase.of == of);
    };
    if (same(p.title, p.of)) return true;
    if (p.actor == none) return false;
    const auto& offices = lexicon.actors()[p.actor].offices;
    return std::any_of(offices.begin(), offices.end(), [&](std::uint32_t index) {
        const Office& o = lexicon.offices()[index];
        return same(o.title, o.of) && o.held_on(date_);
    });
}

// The person who spoke last and holds the office, where it names no state: `the minister`.
const Person* Speakers::holder_in_focus(const NounPhrase& phrase) const {
    for (std::size_t i = speakers_.size(); i-- > 0 && speakers_.size() - i <= focus_statements;) {
        if (!speakers_[i].person) continue;
        for (const Person& p : mentions_->people()) {
            const bool same =
                speakers_[i].actor != none ? p.actor == speakers_[i].actor : mention_text(p.name) == speakers_[i].name;
            if (same && holds(p, phrase)) return &p;
        }
    }
    return nullptr;
}

Speaker Speakers::of_office(const NounPhrase& phrase) const {
    const Lexicon& lexicon = tokens_->lexicon();
    if (phrase.title == none) return of_description(phrase);                                     // an honorific alone
    if (tokens_->is(phrase.tokens.first, WordClass::possessive)) return of_description(phrase);  // `his spokesman`
    // `Arendia's president`, of a state that no table has: nobody whom the article names otherwise.
    const bool owned = tokens_->language() == Language::english && phrase.of == none && phrase.tokens.size() > 3;
    if (owned) return of_description(phrase);
    // The article's own people come first: whoever it introduced with this title, or named who holds the office.
    const Title& title = lexicon.titles()[phrase.title];
    const auto people = mentions_->people();
    if (const Person* spoke = holder_in_focus(phrase)) {
        Speaker out = of_person(spoke->name, {});
        out.by = ResolvedBy::office;
        return out;
    }
    for (std::size_t i = people.size(); i-- > 0;) {
        const Person& p = people[i];
        const bool alone = phrase.of == none && phrase.tokens.size() <= 2;  // `menteri`
        if ((title.kind != TitleKind::office && !phrase.definite && !alone) || !holds(p, phrase)) continue;
        Speaker out = of_person(p.name, {});
        out.by = ResolvedBy::office;
        return out;
    }
    const ActorId of = phrase.of;
    if (of != none && date_ != unknown_date)
        for (const std::uint32_t index : lexicon.holders(phrase.title, of)) {
            const Office& office = lexicon.offices()[index];
            if (!office.period.contains(date_) || lexicon.titles()[office.title].kind != TitleKind::office) continue;
            Speaker out;
            const Actor& a = lexicon.actors()[office.holder];
            out.id = a.id, out.name = a.names.front(), out.actor = office.holder, out.allegiance = office.holder;
            out.person = true, out.title = phrase.title, out.by = ResolvedBy::office;
            return out;
        }
    return of_description(phrase);
}

Speaker Speakers::of_actor(const NounPhrase& phrase) const {
    const Lexicon& lexicon = tokens_->lexicon();
    Speaker out;
    out.by = ResolvedBy::name;
    const Actor& a = lexicon.actors()[phrase.actor];
    if (a.kind ==
        ActorKind::organ) {  // `pemerintah China`, `Kementerian Luar Negeri Rusia`: an organ of the state named with it
        // `Kemlu` alone is the ministry that spoke before.
        if (phrase.of == none)
            for (std::size_t i = speakers_.size(); i-- > 0 && speakers_.size() - i <= focus_statements;)
                if (speakers_[i].id.ends_with("_" + a.id)) return speakers_[i];
        out.name = mention_text(phrase.tokens);
        out.actor = none;
        out.allegiance = phrase.of;
        out.id = phrase.of == none ? slug(out.name) : lexicon.actors()[phrase.of].id + "_" + a.id;
        return out;
    }
    const TokenId first = phrase.tokens.first + tokens_->is(phrase.tokens.first, WordClass::article);
    const Match* name = matches_->at(EntryType::actor, first);
    const bool bare = name && name->tokens.last + phrase.definite >= phrase.tokens.last;
    out.actor = phrase.actor;
    out.allegiance = phrase.actor;
    out.id = a.id;
    out.name = bare ? a.names.front() : mention_text(phrase.tokens);
    return out;
}

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

Speaker Speakers::of_description(const NounPhrase& phrase) const {
    const Tokens& t = *tokens_;
    // `Kementerian` alone, with its capital: the body that spoke before and whose name begins so.
    if (phrase.tokens.size() == 1 && t[phrase.tokens.first].upper && t.is(phrase.tokens.first, WordClass::group))
        for (std::size_t i = speakers_.size(); i-- > 0 && speakers_.size() - i <= focus_statements;)
            if (!speakers_[i].person && speakers_[i].name.starts_with(std::string(t.text(phrase.tokens.first)) + " "))
                return speakers_[i];
    const bool english = t.language() == Language::english;
    if (phrase.definite) {
        // `Komandan itu`: the speaker before whose mention has the same head, else the person in focus.
        const TokenId head = english ? phrase.tokens.last - 1 : phrase.tokens.first;
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
            bool same_head = false;
            for (TokenId k = m.first; k < m.last; ++k)
                same_head =
                    same_head || (t[k].word && t[k].word == t[head].word) || (fold(t.text(k)) == fold(t.text(head)));
            if (same_head || (speakers_[i].person && !group && (phrase.title != none || aged) && vague(speakers_[i]))) {
                Speaker out = speakers_[i];
                out.by = ResolvedBy::pronoun;
                return out;
            }
        }
        if ((phrase.title != none || aged) && !mentions_->people().empty() &&
            mentions_->people().front().name.first < phrase.tokens.first) {
            const Speaker out = pointed_at(mentions_->people().front());
            if (may_belong(out, phrase.of) && vague(out)) return out;
        }
    }
    if (english && phrase.definite && t.is(phrase.tokens.last - 1, WordClass::private_group))
        if (const Match* company = company_before(phrase.tokens.first)) {
            NounPhrase named = phrase;
            named.tokens = company->tokens, named.actor = company->entry->index;
            Speaker out = of_actor(named);
            out.by = ResolvedBy::pronoun;
            return out;
        }
    Speaker out;
    out.name = mention_text(phrase.tokens);
    out.id = slug(out.name);
    const bool office = phrase.title != none && phrase.of != none &&
                        tokens_->lexicon().titles()[phrase.title].kind == TitleKind::office;
    out.by = office ? ResolvedBy::unresolved : ResolvedBy::name;  // an office whose holder nothing tells
    out.title = phrase.title;
    out.allegiance = phrase.of;
    out.person = phrase.title != none;
    return out;
}

// `the company`, `the carmaker`: the one named last.
const Match* Speakers::company_before(TokenId before) const {
    const auto named = matches_->of(EntryType::actor, {before > focus_tokens ? before - focus_tokens : 0, before});
    for (std::size_t i = named.size(); i-- > 0;)
        if (tokens_->lexicon().actors()[named[i].entry->index].kind == ActorKind::company) return &named[i];
    return nullptr;
}

// The last person who is the subject of the narrator's own sentences between two places.
const Person* Speakers::subject_since(TokenId from, TokenId to) const {
    const Tokens& t = *tokens_;
    const Person* found = nullptr;
    if (from >= to) return found;
    for (std::uint32_t i = t.sentence_of(from); i < t.sentences().size() && t.sentences()[i].first < to; ++i) {
        const Span sentence = t.sentences()[i];
        if (!furniture_->is_body(t, sentence.first) || quotes_->covering(sentence.first) || sentence.first < from)
            continue;
        TokenId at = std::max(sentence.first, furniture_->text_begin(t[sentence.first].line));
        while (at < sentence.last && (t.is(at, WordClass::conjunction) || t.is(at, WordClass::adverb))) ++at;
        const NounPhrase phrase = mentions_->noun_phrase(at, sentence.last);
        Span name = phrase.kind == NounKind::person ? phrase.name : Span{};
        const bool apart =
            phrase.kind == NounKind::title && phrase.tokens.last < sentence.last && t[phrase.tokens.last].is_mark(',');
        if (apart)
            name = mentions_->name_at(phrase.tokens.last + 1, sentence.last);  // `The secretary, Mira Solan, left`
        if (name.empty()) continue;
        const Person* p = mentions_->person_named(name);
        if (p && (p->actor != none || p->title != none || p->name.size() >= 2)) found = p;
    }
    return found;
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
    const TokenId reach = s.anchor > focus_tokens ? s.anchor - focus_tokens : 0;
    const TokenId since = std::max(found ? anchors_[last - 1] + 1 : 0, reach);
    if (!plural)
        if (const Person* p = subject_since(since, s.anchor); p && !other_sex(pointed_at(*p))) return pointed_at(*p);
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
