#include "quotestance/speakers.hpp"

#include <algorithm>

#include "quotestance/text.hpp"

namespace quotestance {
namespace {

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

}  // namespace quotestance
