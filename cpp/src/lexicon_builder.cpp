#include "quotestance/lexicon_builder.hpp"

#include <algorithm>
#include <set>

#include "quotestance/errors.hpp"
#include "quotestance/scanner.hpp"
#include "quotestance/text.hpp"

namespace quotestance {
namespace {

// The schema of a table is its folder (concepts/law.tsv) or its stem (people.tsv).
std::string_view schema_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    const std::string_view file = slash == path.npos ? path : path.substr(slash + 1);
    const std::string_view folder = slash == path.npos ? std::string_view{} : path.substr(0, slash);
    if (folder == "concepts" || folder.ends_with("/concepts")) return "concepts";
    return file.substr(0, file.rfind('.'));
}

}  // namespace

void LexiconBuilder::put_phrase(std::string_view phrase, const Entry& entry, const Place& row) {
    if (!phrases_.put(phrase, entry, row)) find(row, "unreachable", "'" + std::string(phrase) + "' has no word in it");
}

void LexiconBuilder::put_forms(const Row& row, std::size_t id_column, std::size_t en_column, Entry entry,
                               const Place& place, bool keep) {
    for (const Language language : {Language::indonesian, Language::english}) {
        std::set<std::string> items;
        for (const auto item : row.list(language == Language::indonesian ? id_column : en_column)) {
            if (!items.insert(fold(item)).second)
                find(place, "duplicate", "'" + std::string(item) + "' stands twice in the row");
            generate_forms(item, language, row, [&](Form form) {
                entry.language = language;
                // An English past may be active or passive: a cue's is active unless `was … by` says otherwise.
                const bool past =
                    language == Language::english && form.voice == Voice::passive && entry.type == EntryType::cue;
                entry.voice = past ? Voice::active : form.voice;
                entry.after_quote = form.after_quote;
                entry.pronoun = form.pronoun;
                entry.gerund = form.gerund;
                put_phrase(form.text, entry, place);
                if (!keep) return;
                form_text_.insert(form_text_.end(), form.text.begin(), form.text.end());
                form_ends_.push_back(static_cast<std::uint32_t>(form_text_.size()));
            });
        }
    }
}

ActorId LexiconBuilder::put_actor(const Row& row, ActorKind kind, std::string_view of,
                                  std::vector<std::string_view> member_of,
                                  std::initializer_list<std::vector<std::string_view>> names) {
    const auto it =
        out_.actor_of_id_.try_emplace(std::string(row.cells[0]), static_cast<ActorId>(out_.actors_.size())).first;
    Actor actor;
    actor.id = it->first;
    actor.kind = kind;
    actor.row = row.place();
    for (const auto& list : names)
        for (const auto name : list) {
            if (name.empty()) continue;
            std::string text(name);
            if (std::find(actor.names.begin(), actor.names.end(), text) == actor.names.end())
                actor.names.push_back(std::move(text));
        }
    for (const std::string& name : actor.names) actor.folded_names.push_back(fold(name));
    if (actor.names.empty()) row.fail("the actor '" + actor.id + "' has no name");
    out_.actors_.push_back(std::move(actor));
    tails_.push_back({it->second, of, std::move(member_of), row});
    return it->second;
}

ActorId LexiconBuilder::actor(std::string_view id, const Row& row, bool required) {
    const auto it = out_.actor_of_id_.find(std::string(id));
    if (it != out_.actor_of_id_.end()) return it->second;
    find(row.place(), "orphan", "no actor has the id '" + std::string(id) + "'");
    if (required) row.fail("no actor has the id '" + std::string(id) + "'");
    return none;
}

void LexiconBuilder::resolve_actors() {
    for (const Tail& tail : tails_) {
        Actor& a = out_.actors_[tail.actor];
        if (!tail.of.empty()) a.of = actor(tail.of, tail.row, false);
        for (std::string_view item : tail.member_of) {
            Period period{INT32_MIN + 1, INT32_MAX};
            if (const std::size_t open = item.find('['); open != item.npos) {
                if (!item.ends_with(']'))
                    tail.row.fail("'" + std::string(item) + "': the period's bracket is not closed");
                period = parse_period(item.substr(open + 1, item.size() - open - 2), tail.row);
                item = trim(item.substr(0, open));
            }
            if (const ActorId bloc = actor(item, tail.row, false); bloc != none)
                a.memberships.push_back({bloc, period});
        }
    }
}

void LexiconBuilder::resolve_offices() {
    for (const Row& r : office_rows_) {
        const ActorId person = actor(r.cells[0], r, false);
        const auto title = title_ids_.find(std::string(r.cells[1]));
        if (title == title_ids_.end()) {
            find(r.place(), "orphan", "no title has the id '" + std::string(r.cells[1]) + "'");
            continue;
        }
        const ActorId of = actor(r.cells[2], r, false);
        if (person == none || of == none) continue;
        if (out_.actors_[of].kind == ActorKind::person)
            r.fail("an office is of a state or an organisation, and '" + out_.actors_[of].id + "' is a person");
        const Period period = parse_period(std::string(r.cells[3]) + ".." + std::string(r.cells[4]), r);
        const auto index = static_cast<std::uint32_t>(out_.offices_.size());
        out_.offices_.push_back({title->second, of, person, period});
        out_.actors_[person].offices.push_back(index);
        out_.holders_[std::uint64_t{title->second} << 32 | of].push_back(index);
    }
}

void LexiconBuilder::resolve_codes() {
    for (const auto& [index, id, weight, row] : codes_)
        out_.concepts_[index].codes.emplace_back(actor(id, row, true), weight);
}

// Names become phrases. A short abbreviation must stand in capitals, a name that begins with one must begin so in the text.
void LexiconBuilder::name_actors() {
    std::unordered_map<std::string, std::vector<ActorId>> surnames;
    for (ActorId id = 0; id < out_.actors_.size(); ++id) {
        const Actor& a = out_.actors_[id];
        for (const std::string& name : a.names) {
            std::size_t capitals = 0, letters = 0;
            for (std::size_t i = 0; i < name.size();) {
                const CodePoint c = decode(name, i);
                letters += is_letter(c.value);
                capitals += is_upper(c.value);
                i += c.length;
            }
            Entry entry{.type = EntryType::actor, .index = id};
            entry.capitalised = is_upper(decode(name, 0).value);
            entry.all_upper = letters <= 3 && capitals == letters && name.find(' ') == name.npos;
            if (a.kind == ActorKind::person && name.find(' ') == name.npos) {
                surnames[fold(name)].push_back(id);
            } else {
                put_phrase(name, entry, a.row);
                // `Baratlah yang bersalah`: Indonesian stresses a name by a syllable behind it.
                if (is_letter(static_cast<unsigned char>(name.back())) && capitals < letters)
                    put_phrase(name + "lah", entry, a.row);
            }
        }
        if (a.kind != ActorKind::person) continue;
        const std::string& full = a.names.front();
        if (const std::size_t cut = full.rfind(' '); cut != full.npos)
            surnames[fold(full.substr(cut + 1))].push_back(id);
    }
    for (auto& [name, people] : surnames) {
        std::sort(people.begin(), people.end());
        people.erase(std::unique(people.begin(), people.end()), people.end());
        put_phrase(name,
                   {.type = EntryType::surname,
                    .capitalised = true,
                    .index = static_cast<std::uint32_t>(out_.surnames_.size())},
                   out_.actors_[people.front()].row);
        out_.surnames_.push_back(people);
    }
}

void LexiconBuilder::find(const Place& row, std::string kind, std::string message) {
    out_.findings_.push_back({tables_[row.table].path, row.line, std::move(kind), std::move(message)});
}

// A form that two concepts claim, or two actors, is decided by chance: the check names both.
void LexiconBuilder::check() {
    phrases_.each_pair(
        [&](std::string_view phrase, const Entry& a, const Place& of_a, const Entry& b, const Place& of_b) {
            const bool compared = a.type == EntryType::concept_ || a.type == EntryType::actor ||
                                  a.type == EntryType::cue || a.type == EntryType::shifter;
            if (a.type != b.type || a.index == b.index || !compared || a.language != b.language) return;
            find(of_b, "conflict",
                 "'" + std::string(phrase) + "' stands in " + tables_[of_a.table].path + ":" +
                     std::to_string(of_a.line) + " too");
        });
}

const LexiconBuilder::Schema& LexiconBuilder::schema_of(const TableSource& table) {
    static const std::vector<Schema> schemas{
        {"people", "actor", {"id", "of", "gender", "name", "other_names"}, &LexiconBuilder::read_people},
        {"states",
         "actor",
         {"id", "member_of", "id_names", "en_names", "en_adjectives", "capitals", "stand_ins"},
         &LexiconBuilder::read_states},
        {"organisations",
         "actor",
         {"id", "kind", "of", "member_of", "id_names", "en_names"},
         &LexiconBuilder::read_organisations},
        {"media", "actor", {"id", "of", "names"}, &LexiconBuilder::read_media},
        {"places", "actor", {"id", "of", "id_names", "en_names"}, &LexiconBuilder::read_places},
        {"titles", "title", {"id", "kind", "id_forms", "en_forms"}, &LexiconBuilder::read_titles},
        {"offices", "", {"person", "office", "of", "from", "to"}, &LexiconBuilder::read_office},
        {"cues", "cue", {"cue", "type", "object", "tone", "id", "en"}, &LexiconBuilder::read_cues},
        {"concepts", "concept", {"concept", "frame", "weights", "tone", "id", "en"}, &LexiconBuilder::read_concepts},
        {"idioms", "concept", {"concept", "frame", "weights", "tone", "id", "en"}, &LexiconBuilder::read_concepts},
        {"weights", "", {"concept", "role", "reading", "against", "for"}, &LexiconBuilder::read_weights},
        {"shifters", "shifter", {"shifter", "kind", "factor", "scope", "id", "en"}, &LexiconBuilder::read_shifters},
        {"furniture", "", {"pattern", "where", "language", "effect"}, &LexiconBuilder::read_furniture},
        {"abbreviations", "", {"form", "language"}, &LexiconBuilder::read_abbreviations},
        {"words", "", {"class", "id", "en"}, &LexiconBuilder::read_words},
    };
    const std::string_view name = quotestance::schema_of(table.path);
    const auto schema = std::find_if(schemas.begin(), schemas.end(), [&](const Schema& s) { return s.name == name; });
    if (schema != schemas.end()) return *schema;
    std::string names;
    for (const auto& s : schemas) names += (names.empty() ? "" : ", ") + std::string(s.name);
    throw LexiconError(table.path, 1, "no table is called '" + std::string(name) + "'; the tables are " + names);
}

// Reads every table first: a row whose id a later row repeats is replaced by it, so that a user's table can correct ours.
void LexiconBuilder::read_tables() {
    std::vector<std::pair<const Schema*, Row>> rows;
    std::unordered_map<std::string, std::size_t> last;
    for (std::uint32_t number = 0; number < tables_.size(); ++number) {
        const Schema& schema = schema_of(tables_[number]);
        for (Row& row : read_rows(tables_[number], schema.columns, number)) {
            if (!schema.ids.empty()) {
                const auto [it, fresh] =
                    last.try_emplace(std::string(schema.ids) + ' ' + std::string(row.cells[0]), rows.size());
                if (!fresh) {
                    Row& earlier = rows[it->second].second;
                    if (earlier.table == row.table)
                        find(row.place(), "duplicate",
                             "the id '" + std::string(row.cells[0]) + "' stands in line " +
                                 std::to_string(earlier.line) + " too");
                    rows[it->second].first = nullptr;
                    it->second = rows.size();
                }
            }
            rows.emplace_back(&schema, std::move(row));
        }
    }
    for (const auto& [schema, row] : rows)
        if (schema) (this->*schema->read)(row);
}

void LexiconBuilder::build() {
    read_tables();
    resolve_actors();
    resolve_offices();
    resolve_codes();
    name_actors();
    check();
    out_.phrases_ = phrases_.build();
    out_.form_text_ = std::move(form_text_);
    out_.form_ends_ = std::move(form_ends_);
    out_.form_counts_ = std::move(form_counts_);
    for (const TableSource& table : tables_) out_.files_.push_back(table.path);
}

}  // namespace quotestance
