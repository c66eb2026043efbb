// Compiles language tables into a Lexicon. Used by Lexicon's constructor alone; split from it to keep reading and
// looking up apart.
#pragma once

#include <initializer_list>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "quotestance/lexicon.hpp"
#include "quotestance/phrases_builder.hpp"

namespace quotestance {

class LexiconBuilder {
public:
    LexiconBuilder(Lexicon& lexicon, const std::vector<TableSource>& tables) : out_(lexicon), tables_(tables) {}
    void build();

private:
    struct Tail {
        ActorId actor;
        std::string_view of;
        std::vector<std::string_view> member_of;
        Row row;
    };

    struct Schema {
        std::string_view name;
        std::string_view ids;  // the space of ids in which a later row replaces an earlier one; empty: none
        std::vector<std::string_view> columns;
        void (LexiconBuilder::*read)(const Row&);
    };

    static const Schema& schema_of(const TableSource& table);
    void read_tables();
    void read_people(const Row& row);
    void read_states(const Row& row);
    void read_organisations(const Row& row);
    void read_media(const Row& row);
    void read_places(const Row& row);
    void read_titles(const Row& row);
    void read_office(const Row& row);
    void read_cues(const Row& row);
    void read_concepts(const Row& row);
    void read_weights(const Row& row);
    void read_shifters(const Row& row);
    void read_furniture(const Row& row);
    void read_abbreviations(const Row& row);
    void read_words(const Row& row);

    ActorId put_actor(const Row& row, ActorKind kind, std::string_view of, std::vector<std::string_view> member_of,
                      std::initializer_list<std::vector<std::string_view>> names);
    void resolve_actors();
    void resolve_offices();
    void resolve_codes();
    void name_actors();
    ActorId actor(std::string_view id, const Row& row, bool required);
    void put_phrase(std::string_view phrase, const Entry& entry, const Place& row);
    void put_forms(const Row& row, std::size_t id_column, std::size_t en_column, Entry entry, const Place& place,
                   bool keep);
    void check();
    void find(const Place& row, std::string kind, std::string message);

    Lexicon& out_;
    const std::vector<TableSource>& tables_;
    PhrasesBuilder phrases_;
    std::vector<char> form_text_;
    std::vector<std::uint32_t> form_ends_, form_counts_;
    std::vector<Tail> tails_;
    std::vector<Row> office_rows_;
    std::vector<std::tuple<std::uint32_t, std::string, double, Row>> codes_;
    std::unordered_map<std::string, std::uint32_t> title_ids_;
};

}  // namespace quotestance
