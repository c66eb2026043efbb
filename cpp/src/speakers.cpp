#include "quotestance/speakers.hpp"

#include <algorithm>

#include "quotestance/text.hpp"

namespace quotestance {
namespace {

// "Abdul Ghani al-Assadi" -> "al-Assadi"; "Wang Yi" comes from the registry.
std::string_view surname(std::string_view name) noexcept {
    const std::size_t cut = name.find_last_of(" \t\n");
    return cut == name.npos ? name : name.substr(cut + 1);
}

// Whether an id is made of another and what stands before it: `prime_minister`, `minister`.
bool ends_with_id(std::string_view id, std::string_view part) noexcept {
    return id.size() > part.size() && id[id.size() - part.size() - 1] == '_' && id.ends_with(part);
}

bool breaks_line(char c) noexcept { return (c == '\n') | (c == '\r') | (c == '\t'); }
char shown(char c) noexcept { return breaks_line(c) ? ' ' : c; }

}  // namespace

void Speakers::assign(const Tokens& tokens, const Matches& matches, const Furniture& furniture, const Quotes& quotes,
                      const Mentions& mentions, const Statements& statements, std::int32_t date) {
    tokens_ = &tokens, matches_ = &matches, furniture_ = &furniture, quotes_ = &quotes, mentions_ = &mentions;
    date_ = date;
    speakers_.clear();
    anchors_.clear();
    made_.clear();
    subjects_known_.clear();
    pointed_.resize(mentions.people().size());
    pointed_known_.assign(mentions.people().size(), 0);
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

// As the text has it, without `itu` behind it.
std::string_view Speakers::written(Span mention) const {
    while (!mention.empty() && tokens_->is(mention.last - 1, WordClass::demonstrative)) --mention.last;
    return tokens_->text(mention);
}

// The same in one line.
std::string_view Speakers::mention_text(Span mention) {
    const std::string_view text = written(mention);
    bool broken = false;
    for (const char c : text) broken |= breaks_line(c);
    if (!broken) return text;
    std::transform(text.begin(), text.end(), made_.room(text.size()), shown);
    return made_.keep(text.size());
}

std::string_view Speakers::joined_id(std::string_view owner, std::string_view part) {
    char* const out = made_.room(owner.size() + 1 + part.size());
    *std::copy(owner.begin(), owner.end(), out) = '_';
    std::copy(part.begin(), part.end(), out + owner.size() + 1);
    return made_.keep(owner.size() + 1 + part.size());
}

// As slug() in text.hpp, without an allocation where the name is ASCII.
std::string_view Speakers::slug_of(std::string_view name) {
    char* const out = made_.room(name.size());
    std::size_t size = 0;
    for (const char upper : name) {
        if (static_cast<unsigned char>(upper) >= 0x80 || upper == 0) return made_.keep(slug(name));
        const char c = upper >= 'A' && upper <= 'Z' ? static_cast<char>(upper + 32) : upper;
        const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept || (c != '\'' && c != '.' && size > 0 && out[size - 1] != '_')) out[size++] = kept ? c : '_';
    }
    while (size > 0 && out[size - 1] == '_') --size;
    return made_.keep(size);
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
        out.name = mention_text(s.speaker_tokens), out.id = slug_of(out.name);
    // `lanjutnya`, `tambahnya`: whoever spoke before goes on.
    const bool goes_on = s.cue_entry && (tokens_->lexicon().cues()[s.cue_entry->index].types & CueType::continuing);
    if (out.by == ResolvedBy::pronoun && goes_on && s.speaker_tokens == s.cue) out.by = ResolvedBy::carry;
    out.mention = !s.appositive.empty() ? s.appositive : s.speaker_tokens;
    if (out.allegiance == none) out.allegiance = out.actor;
    return out;
}

Speaker Speakers::of_person(Span name, const NounPhrase& phrase) {
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
    out.id = slug_of(surname(out.name));
    if (person && out.title == none) out.title = person->title;
    if (person && out.allegiance == none) out.allegiance = person->of;
    return out;
}

// Somebody of the article whom a pronoun or a description means.
const Speaker& Speakers::pointed_at(const Person& person) {
    const auto index = static_cast<std::size_t>(&person - mentions_->people().data());
    Speaker& out = pointed_[index];
    if (pointed_known_[index]) return out;
    pointed_known_[index] = true;
    out = of_person(person.name, {});
    out.by = ResolvedBy::pronoun;
    return out;
}

// Whether a person is known to hold an office: by the article's own words, else by the registry at the article's date.
// `menteri` alone means any minister.
bool Speakers::holds(const Person& p, const NounPhrase& phrase) const {
    const Lexicon& lexicon = tokens_->lexicon();
    const std::string_view wanted = lexicon.titles()[phrase.title].id;
    const auto same = [&](std::uint32_t title, ActorId of) {
        return title != none && (phrase.of == none || phrase.of == of) &&
               (title == phrase.title || ends_with_id(lexicon.titles()[title].id, wanted));
    };
    if (same(p.title, p.of)) return true;
    if (p.actor == none) return false;
    const auto& offices = lexicon.actors()[p.actor].offices;
    return std::any_of(offices.begin(), offices.end(), [&](std::uint32_t index) {
        const Office& o = lexicon.offices()[index];
        return same(o.title, o.of) && o.held_on(date_);
    });
}

// Of those who hold the office the one who spoke last: `the minister`.
const Person* Speakers::holder_in_focus() const {
    if (holders_.empty()) return nullptr;
    for (std::size_t i = speakers_.size(); i-- > 0 && speakers_.size() - i <= focus_statements;) {
        if (!speakers_[i].person) continue;
        const Speaker& who = speakers_[i];
        const auto same = [&](const Person* p) {
            if (who.actor != none) return p->actor == who.actor;
            const std::string_view name = written(p->name);
            return std::equal(name.begin(), name.end(), who.name.begin(), who.name.end(),
                              [](char a, char b) { return shown(a) == b; });
        };
        const auto found = std::find_if(holders_.begin(), holders_.end(), same);
        if (found != holders_.end()) return *found;
    }
    return nullptr;
}

Speaker Speakers::of_office(const NounPhrase& phrase) {
    const Lexicon& lexicon = tokens_->lexicon();
    if (phrase.title == none) return of_description(phrase);                                     // an honorific alone
    if (tokens_->is(phrase.tokens.first, WordClass::possessive)) return of_description(phrase);  // `his spokesman`
    // `Arendia's president`, of a state that no table has: nobody whom the article names otherwise.
    const bool owned = tokens_->language() == Language::english && phrase.of == none && phrase.tokens.size() > 3;
    if (owned) return of_description(phrase);
    // The article's own people come first: whoever it introduced with this title, or named who holds the office.
    holders_.clear();
    for (const Person& p : mentions_->people()) {
        const bool known = (p.title != none) | (p.actor != none);  // of most people nothing is
        if (known && holds(p, phrase)) holders_.push_back(&p);
    }
    const Person* holder = holder_in_focus();
    const bool alone = phrase.of == none && phrase.tokens.size() <= 2;  // `menteri`
    const bool any = lexicon.titles()[phrase.title].kind == TitleKind::office || phrase.definite || alone;
    if (!holder && any && !holders_.empty()) holder = holders_.back();
    if (holder) {
        Speaker out = pointed_at(*holder);
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

Speaker Speakers::of_actor(const NounPhrase& phrase) {
    const Lexicon& lexicon = tokens_->lexicon();
    Speaker out;
    out.by = ResolvedBy::name;
    const Actor& a = lexicon.actors()[phrase.actor];
    if (a.kind ==
        ActorKind::organ) {  // `pemerintah China`, `Kementerian Luar Negeri Rusia`: an organ of the state named with it
        // `Kemlu` alone is the ministry that spoke before.
        if (phrase.of == none)
            for (std::size_t i = speakers_.size(); i-- > 0 && speakers_.size() - i <= focus_statements;)
                if (ends_with_id(speakers_[i].id, a.id)) return speakers_[i];
        out.name = mention_text(phrase.tokens);
        out.actor = none;
        out.allegiance = phrase.of;
        out.id = phrase.of == none ? slug_of(out.name) : joined_id(lexicon.actors()[phrase.of].id, a.id);
        return out;
    }
    if (is_demonym(phrase))
        if (const Speaker who = person_of(phrase.actor, phrase.tokens.first); !who.id.empty()) return who;
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
