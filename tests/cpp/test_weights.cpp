// The weights: their ids, what the tables say by hand, and what was learned over it.
#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "article.hpp"
#include "quotestance/errors.hpp"
#include "quotestance/factors.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

const std::string states = "id\tmember_of\tid_names\ten_names\ten_adjectives\tcapitals\tstand_ins\n";
const std::string ideas = "concept\tframe\tweights\ttone\tid\ten\n";
const std::string cues = "cue\ttype\tobject\ttone\tid\ten\n";
const std::string learned = "concept\trole\treading\tagainst\tfor\n";

// One concept for each frame, and two cues.
std::vector<TableSource> small_tables() {
    return {
        {"states.tsv", states + "arendia\t\tArendia\tArendia\t\t\t\n"},
        {"concepts/a.tsv", ideas + "scorn\tattitude\tobject=-2\t-1\thina/v\tscorn/v\n"
                                   "mend\tdeed\tagent=+1.5 patient=+1\t2\tperbaik/v-i\tmend/v\n"
                                   "vile\tattribute\thead=-3\t-2\tkeji/a\tvile/a\n"
                                   "treaty\trelation\tparty=+1\t1\ttraktat/n\ttreaty/n\n"
                                   "yoke\tcode\tarendia=-2\t-1\tkuk/n\tyoke/n\n"},
        {"cues.tsv", cues + "say\treport\t\t\tkata/x\tsaid/x\naccuse\treport; judge\t-2\t-1\ttuduh/v\taccused/x\n"}};
}

std::vector<TableSource> with(const std::string& path, const std::string& bytes) {
    auto tables = small_tables();
    tables.push_back({path, bytes});
    return tables;
}

// Weights with the lexicon that names them.
struct Named {
    explicit Named(std::vector<TableSource> tables) : lexicon(std::move(tables)), weights(lexicon), names(lexicon) {}
    WeightId id(std::string_view idea, Role role) const { return weights.of(names.find(idea, role), role); }
    void expect(std::string_view idea, Role role, Reading r, double against, double in_favour) const {
        EXPECT_DOUBLE_EQ(weights.at(id(idea, role), r).against, against) << idea << " " << name_of(role);
        EXPECT_DOUBLE_EQ(weights.at(id(idea, role), r).in_favour, in_favour) << idea << " " << name_of(role);
    }
    Lexicon lexicon;
    Weights weights;
    IdeaNames names;
};

std::string error_of(const std::string& row) {
    try {
        const Named named(with("mine/weights.tsv", learned + row));
    } catch (const LexiconError& e) {
        return e.what();
    }
    return "nothing was thrown";
}

constexpr double strength = factors.strength;

}  // namespace

TEST(Weights, EachIdIsOneIdeaInOneRole) {
    const Lexicon& lexicon = *bundled_lexicon();
    const Weights weights(lexicon);
    std::set<WeightId> seen;
    const auto visit = [&](std::uint32_t idea, Role role) {
        const WeightId id = weights.of(idea, role);
        ASSERT_LT(id, weights.size());
        EXPECT_EQ(weights.role_of(id), role);
        EXPECT_EQ(weights.idea_of(id), idea);
        EXPECT_TRUE(seen.insert(id).second) << idea << " " << name_of(role);
    };
    for (std::uint32_t i = 0; i < lexicon.concepts().size(); ++i)
        for (unsigned r = 0; r < Weights::roles_of_concept; ++r) visit(i, static_cast<Role>(r));
    for (std::uint32_t i = 0; i < lexicon.cues().size(); ++i) visit(i, Role::cue);
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(Setting::count); ++i) visit(i, Role::setting);
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(Baseline::count); ++i) visit(i, Role::baseline);
    EXPECT_EQ(seen.size(), weights.size());
}

TEST(Weights, IdeasAreFoundByTheNamesThatTheyHave) {
    const Lexicon& lexicon = *bundled_lexicon();
    const IdeaNames names(lexicon);
    for (std::uint32_t i = 0; i < lexicon.concepts().size(); ++i)
        EXPECT_EQ(names.find(lexicon.concepts()[i].id, Role::context), i);
    for (std::uint32_t i = 0; i < lexicon.cues().size(); ++i) EXPECT_EQ(names.find(lexicon.cues()[i].id, Role::cue), i);
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(Setting::count); ++i)
        EXPECT_EQ(names.find(name_of(static_cast<Setting>(i)), Role::setting), i);
    for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(Baseline::count); ++i)
        EXPECT_EQ(names.find(name_of(static_cast<Baseline>(i)), Role::baseline), i);
    for (const Role role : {Role::head, Role::cue, Role::setting, Role::baseline})
        EXPECT_EQ(names.find("arendianism", role), none);
}

TEST(Weights, SettingsAndBaselinesHaveNamesOfTheirOwn) {
    std::set<std::string_view> names;
    for (unsigned i = 0; i < static_cast<unsigned>(Setting::count); ++i)
        EXPECT_TRUE(names.insert(name_of(static_cast<Setting>(i))).second);
    for (unsigned i = 0; i < static_cast<unsigned>(Baseline::count); ++i)
        EXPECT_TRUE(names.insert(name_of(static_cast<Baseline>(i))).second);
    EXPECT_FALSE(names.contains(""));
}

TEST(Weights, HandSetByFrame) {
    const Named w(small_tables());
    const auto prior = [&](std::string_view idea, Role role) { return w.weights.prior(w.id(idea, role)); };
    EXPECT_EQ(prior("scorn", Role::object), -2);
    EXPECT_DOUBLE_EQ(prior("scorn", Role::agent), -2 * factors.held_share);
    EXPECT_DOUBLE_EQ(prior("scorn", Role::context), -1 * factors.grim_share);
    EXPECT_EQ(prior("mend", Role::agent), 1.5);
    EXPECT_DOUBLE_EQ(prior("mend", Role::patient), 1 * factors.sympathy);
    EXPECT_DOUBLE_EQ(prior("mend", Role::context), 2 * factors.glad_share);
    EXPECT_EQ(prior("vile", Role::head), -3);
    EXPECT_EQ(prior("treaty", Role::party), 1);
    EXPECT_EQ(prior("yoke", Role::code), -1);  // the amount is the table's
    EXPECT_EQ(prior("yoke", Role::context), 0);
    EXPECT_EQ(prior("accuse", Role::cue), -2);
    EXPECT_EQ(prior("say", Role::cue), 0);
    EXPECT_EQ(prior("vile", Role::patient), 0);  // no role of an attribute
    EXPECT_EQ(w.weights.tone(w.names.find("vile", Role::head)), -2);
}

TEST(Weights, OneSideTakesFromTheOther) {
    const Named w(small_tables());
    for (const Reading r : {Reading::statement, Reading::span}) {
        w.expect("scorn", Role::object, r, 2 * strength, -2 * strength * factors.rebate);
        w.expect("mend", Role::agent, r, -1.5 * strength * factors.rebate, 1.5 * strength);
        w.expect("baseline", Role::baseline, r, factors.baseline_against, factors.baseline_for);
        w.expect("own_baseline", Role::baseline, r, factors.own_baseline_against, factors.own_baseline_for);
        const double questioned = -factors.questioned * strength;
        w.expect("question", Role::setting, r, questioned, -questioned * factors.rebate);
    }
}

TEST(Weights, LearnedRowsOfOneReadingLeaveTheOther) {
    const Named w(with("mine/weights.tsv", learned + "vile\thead\tspan\t0.25\t-1\n"
                                                     "accuse\tcue\tstatement\t3\t0.5\n"
                                                     "question\tsetting\tspan\t0.125\t-0.25\n"
                                                     "span_baseline\tbaseline\tspan\t-2\t-3\n"
                                                     "vile\ttone\tspan\t0\t-0.75\n"));
    w.expect("vile", Role::head, Reading::span, 0.25, -1);
    w.expect("vile", Role::head, Reading::statement, 3 * strength, -3 * strength * factors.rebate);
    w.expect("accuse", Role::cue, Reading::statement, 3, 0.5);
    w.expect("accuse", Role::cue, Reading::span, 2 * strength, -2 * strength * factors.rebate);
    w.expect("question", Role::setting, Reading::span, 0.125, -0.25);
    const double questioned = -factors.questioned * strength;
    w.expect("question", Role::setting, Reading::statement, questioned, -questioned * factors.rebate);
    w.expect("span_baseline", Role::baseline, Reading::span, -2, -3);
    EXPECT_EQ(w.weights.tone(w.names.find("vile", Role::head)), -0.75);
    const WeightId vile = w.id("vile", Role::head);
    EXPECT_DOUBLE_EQ(w.weights.hand_set(vile).against, 3 * strength);  // what it was by hand stays known
    EXPECT_EQ(w.weights.prior(vile), -3);
}

TEST(Weights, StarRowsScaleAllOfARole) {
    const Named w(with("mine/weights.tsv", learned + "*\thead\tspan\t1.5\t0.25\n"
                                                     "*\tagent\tspan\t2\t0.5\n"
                                                     "vile\thead\tspan\t7\t-7\n"));
    w.expect("scorn", Role::agent, Reading::span, 2 * 2 * factors.held_share * strength,
             -2 * 2 * factors.held_share * strength * factors.rebate);  // a bad word
    w.expect("mend", Role::agent, Reading::span, -0.5 * 1.5 * strength * factors.rebate, 0.5 * 1.5 * strength);
    w.expect("vile", Role::head, Reading::span, 7, -7);  // its own row comes later
    w.expect("scorn", Role::object, Reading::span, 2 * strength, -2 * strength * factors.rebate);
    w.expect("mend", Role::agent, Reading::statement, -1.5 * strength * factors.rebate, 1.5 * strength);
}

TEST(Weights, ALaterRowOfTheConceptIsNewerThanWhatWasLearned) {
    auto tables = with("mine/weights.tsv",
                       learned + "vile\thead\tspan\t0.25\t-1\nvile\ttone\tspan\t0\t2\nmend\tagent\tspan\t1\t1\n");
    tables.push_back({"concepts/later.tsv", ideas + "vile\tattribute\thead=-1\t-1\tkeji/a\tvile/a\n"});
    tables.push_back({"later/cues.tsv", cues + "accuse\treport; judge\t-1\t-1\ttuduh/v\taccused/x\n"});
    const Named w(std::move(tables));
    w.expect("vile", Role::head, Reading::span, strength, -strength * factors.rebate);
    w.expect("mend", Role::agent, Reading::span, 1, 1);
    EXPECT_EQ(w.weights.tone(w.names.find("vile", Role::head)), -1);
    auto again = with("mine/weights.tsv", learned + "accuse\tcue\tstatement\t3\t0.5\n");
    again.insert(again.begin(), {"older/cues.tsv", cues + "accuse\treport; judge\t-1\t-1\ttuduh/v\taccused/x\n"});
    Named(std::move(again)).expect("accuse", Role::cue, Reading::statement, 3, 0.5);
}

TEST(Weights, LearnedRowsOfNothingKnownAreErrors) {
    const std::string other = "; these weights were learned with another version of the lexicon";
    EXPECT_EQ(error_of("vile\thead\tspan\t0\t0\nvil\thead\tspan\t0\t0\n"),
              "mine/weights.tsv:3: there is nothing called 'vil' with the role 'head'" + other);
    EXPECT_EQ(error_of("say\thead\tspan\t0\t0\n"),
              "mine/weights.tsv:2: there is nothing called 'say' with the role 'head'" + other);
    EXPECT_EQ(error_of("vile\tcue\tspan\t0\t0\n"),
              "mine/weights.tsv:2: there is nothing called 'vile' with the role 'cue'" + other);
    EXPECT_EQ(error_of("vile\tbody\tspan\t0\t0\n"), "mine/weights.tsv:2: there is no role 'body'" + other);
    EXPECT_EQ(error_of("vile\thead\tsentence\t0\t0\n"),
              "mine/weights.tsv:2: there is no reading 'sentence', only statement and span" + other);
    EXPECT_NE(error_of("vile\thead\tspan\tmuch\t0\n").find("mine/weights.tsv:2: "), std::string::npos);
    EXPECT_NE(error_of("vile\thead\tspan\t0\t1e9\n").find("mine/weights.tsv:2: "), std::string::npos);
    EXPECT_EQ(error_of("vile\thead\tspan\t0\t0\n"), "nothing was thrown");
}

TEST(Weights, ContributionsHaveAGrain) {
    EXPECT_EQ(grained(0.1), std::nearbyint(0.1 * 1073741824) / 1073741824);
    EXPECT_EQ(grained(grained(1.0 / 3)), grained(1.0 / 3));
    EXPECT_EQ(grained(-0.75), -0.75);
    double up = 0, down = 0;
    for (int i = 1; i <= 1000; ++i) up += grained(1.0 / i);
    for (int i = 1000; i >= 1; --i) down += grained(1.0 / i);
    EXPECT_EQ(up, down);  // exactly
}
