#include <algorithm>
#include <cmath>

#include "quotestance/lexicon_builder.hpp"
#include "quotestance/text.hpp"

namespace quotestance {
namespace {

constexpr double mild_below = 0.5;  // of a concept's weights and tone

template <typename Enum>
Enum parse_name(std::string_view text, const Row& row, std::string_view what) {
    std::string names;
    for (unsigned i = 0; i < static_cast<unsigned>(Enum::count); ++i) {
        const auto name = name_of(static_cast<Enum>(i));
        if (name == text) return static_cast<Enum>(i);
        names += (i ? ", " : "") + std::string(name);
    }
    row.fail("unknown " + std::string(what) + " '" + std::string(text) + "'; one of " + names);
}

struct CueTypeName {
    std::string_view name;
    CueType type;
};
constexpr std::array<CueTypeName, 11> cue_types{{{"report", CueType::report},
                                                 {"act", CueType::act},
                                                 {"directive", CueType::directive},
                                                 {"judge", CueType::judge},
                                                 {"source", CueType::source},
                                                 {"medium", CueType::medium},
                                                 {"pointer", CueType::pointer},
                                                 {"continue", CueType::continuing},
                                                 {"addressed", CueType::addressed},
                                                 {"found", CueType::found},
                                                 {"clausal", CueType::clausal}}};

Role role_named(std::string_view name, bool& known) {
    for (unsigned i = 0; i < 5; ++i)
        if (name_of(static_cast<Role>(i)) == name) return known = true, static_cast<Role>(i);
    return known = false, Role::code;
}

bool fits(Frame frame, Role role) {
    switch (frame) {
        case Frame::attitude: return role == Role::object || role == Role::agent;
        case Frame::deed: return role == Role::agent || role == Role::patient;
        case Frame::attribute: return role == Role::head;
        case Frame::relation: return role == Role::party;
        default: return role == Role::code;
    }
}

Language language_named(std::string_view text, const Row& row) {
    if (text.empty() || text == "id; en" || text == "en; id") return Language::unknown;
    if (text == "id") return Language::indonesian;
    if (text == "en") return Language::english;
    row.fail("unknown language '" + std::string(text) + "'; id, en, or empty for both");
}

}  // namespace

void LexiconBuilder::read_people(const Row& r) {
    if (!r.cells[2].empty() && r.cells[2] != "m" && r.cells[2] != "f") r.fail("gender is m, f or empty");
    const ActorId id = put_actor(r, ActorKind::person, r.cells[1], {}, {{r.cells[3]}, r.list(4)});
    out_.actors_[id].female = r.cells[2] == "f";
}
void LexiconBuilder::read_states(const Row& r) {
    put_actor(r, ActorKind::state, {}, r.list(1), {r.list(2), r.list(3), r.list(4), r.list(5), r.list(6)});
}
void LexiconBuilder::read_organisations(const Row& r) {
    put_actor(r, parse_name<ActorKind>(r.cells[1], r, "kind"), r.cells[2], r.list(3), {r.list(4), r.list(5)});
}
void LexiconBuilder::read_media(const Row& r) { put_actor(r, ActorKind::medium, r.cells[1], {}, {r.list(2)}); }
void LexiconBuilder::read_places(const Row& r) {
    put_actor(r, ActorKind::place, r.cells[1], {}, {r.list(2), r.list(3)});
}

void LexiconBuilder::read_titles(const Row& r) {
    constexpr std::array<std::string_view, 4> kinds{"office", "role", "rank", "honorific"};
    const auto kind = std::find(kinds.begin(), kinds.end(), r.cells[1]);
    if (kind == kinds.end()) r.fail("unknown kind '" + std::string(r.cells[1]) + "'; office, role, rank or honorific");
    const auto index = static_cast<std::uint32_t>(out_.titles_.size());
    title_ids_[std::string(r.cells[0])] = index;
    out_.titles_.push_back({std::string(r.cells[0]), static_cast<TitleKind>(kind - kinds.begin())});
    for (const Language language : {Language::indonesian, Language::english})
        for (const auto form : r.list(language == Language::indonesian ? 2 : 3)) {
            Entry entry{.type = EntryType::title, .language = language, .index = index};
            const bool upper =
                std::all_of(form.begin(), form.end(), [](char c) { return is_upper(static_cast<unsigned char>(c)); });
            entry.all_upper = upper && form.size() <= 3;
            put_phrase(form, entry, r.place());
            if (language == Language::indonesian) put_phrase(std::string(form) + "nya", entry, r.place());
        }
}

void LexiconBuilder::read_cues(const Row& r) {
    std::uint16_t types = 0;
    for (const auto name : r.list(1)) {
        const auto it =
            std::find_if(cue_types.begin(), cue_types.end(), [&](const CueTypeName& t) { return t.name == name; });
        if (it == cue_types.end())
            r.fail("unknown type '" + std::string(name) +
                   "'; report, act, directive, judge, source, medium, pointer, continue, addressed, "
                   "found, clausal");
        types = static_cast<std::uint16_t>(types | it->type);
    }
    const auto index = static_cast<std::uint32_t>(out_.cues_.size());
    out_.cues_.push_back({std::string(r.cells[0]), types, r.number(2, -3, 3), r.number(3, -3, 3), r.place()});
    put_forms(r, 4, 5, {.type = EntryType::cue, .index = index}, r.place(), false);
}

void LexiconBuilder::read_concepts(const Row& r) {
    const auto index = static_cast<std::uint32_t>(out_.concepts_.size());
    Concept c;
    c.id = r.cells[0];
    c.row = r.place();
    c.frame = parse_name<Frame>(r.cells[1], r, "frame");
    c.tone = r.number(3, -3, 3);
    c.mild = std::abs(c.tone) < mild_below && c.frame != Frame::code;
    std::string_view weights = r.cells[2];
    while (!(weights = trim(weights)).empty()) {
        const std::size_t end = std::min(weights.find(' '), weights.size());
        const std::string_view one = weights.substr(0, end);
        weights.remove_prefix(end);
        const std::size_t equals = one.find('=');
        const auto value = equals == one.npos ? std::nullopt : parse_number(one.substr(equals + 1));
        if (!value || *value < -3 || *value > 3)
            r.fail("'" + std::string(one) + "' is no weight; write role=number, from -3 to +3");
        bool known = false;
        const Role role = role_named(one.substr(0, equals), known);
        if (!fits(c.frame, role))
            r.fail("a concept of frame " + std::string(name_of(c.frame)) + " has no weight for '" +
                   std::string(one.substr(0, equals)) + "'");
        if (known) {
            c.weights[static_cast<unsigned>(role)] = *value;
            c.mild = c.mild && std::abs(*value) < mild_below;
        } else {
            codes_.emplace_back(index, std::string(one.substr(0, equals)), *value, r);
        }
    }
    if (r.cells[4].empty() && r.cells[5].empty())
        find(c.row, "orphan", "the concept '" + c.id + "' has no form in any language");
    out_.concepts_.push_back(std::move(c));
    put_forms(r, 4, 5, {.type = EntryType::concept_, .index = index}, r.place(), true);
    form_counts_.push_back(static_cast<std::uint32_t>(form_ends_.size()));
}

void LexiconBuilder::read_weights(const Row& r) {
    out_.learned_.push_back({std::string(r.cells[0]), std::string(r.cells[1]), std::string(r.cells[2]),
                             r.number(3, -20, 20), r.number(4, -20, 20), r.place()});
}

void LexiconBuilder::read_shifters(const Row& r) {
    const auto index = static_cast<std::uint32_t>(out_.shifters_.size());
    const auto kind = parse_name<ShiftKind>(r.cells[1], r, "kind");
    if (r.cells[2].empty()) r.fail("the factor is empty; it is what the shifter multiplies a weight by");
    const auto scope = parse_name<ShiftScope>(r.cells[3], r, "scope");
    out_.shifters_.push_back({std::string(r.cells[0]), kind, scope, r.number(2, -2, 2)});
    for (const Language language : {Language::indonesian, Language::english})
        for (const auto form : r.list(language == Language::indonesian ? 4 : 5))
            put_phrase(form, {.type = EntryType::shifter, .language = language, .index = index}, r.place());
}

void LexiconBuilder::read_furniture(const Row& r) {
    const auto index = static_cast<std::uint32_t>(out_.furniture_.size());
    out_.furniture_.push_back(
        {parse_name<FurnitureWhere>(r.cells[1], r, "where"), parse_name<FurnitureEffect>(r.cells[3], r, "effect")});
    put_phrase(r.cells[0], {.type = EntryType::furniture, .language = language_named(r.cells[2], r), .index = index},
               r.place());
}

void LexiconBuilder::read_abbreviations(const Row& r) {
    std::string_view form = r.cells[0];
    if (form.ends_with('.')) form.remove_suffix(1);
    put_phrase(form, {.type = EntryType::abbreviation, .language = language_named(r.cells[1], r)}, r.place());
}

void LexiconBuilder::read_words(const Row& r) {
    const auto c = parse_name<WordClass>(r.cells[0], r, "class");
    for (const Language language : {Language::indonesian, Language::english}) {
        std::uint8_t ordinal = 0;  // the months stand in their order, short forms in a second dozen
        for (const auto form : r.list(language == Language::indonesian ? 1 : 2)) {
            const std::string folded = fold(form);
            ordinal = static_cast<std::uint8_t>(ordinal % 12 + 1);
            if (c == WordClass::verb_suffix) {
                out_.verb_suffixes_.push_back(folded);
            } else if (c == WordClass::verb_prefix || c == WordClass::state_prefix) {
                out_.verb_prefixes_.add(folded, c == WordClass::verb_prefix ? Lexicon::action : Lexicon::state);
            } else if (folded.find(' ') == folded.npos) {
                FunctionWord& word = phrases_.function_word(folded);
                const auto bit = static_cast<unsigned>(c);
                auto& classes = bit < 64 ? word.classes : word.more_classes;
                classes[language == Language::english] |= std::uint64_t{1} << (bit % 64);
                if (c == WordClass::month) word.month = ordinal;
            } else {
                put_phrase(form,
                           {.type = EntryType::words, .language = language, .index = static_cast<std::uint32_t>(c)},
                           r.place());
            }
        }
    }
}

void LexiconBuilder::read_office(const Row& r) { office_rows_.push_back(r); }

}  // namespace quotestance
