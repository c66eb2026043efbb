// What the words of a sentence say of a target: which role it plays toward them, and which way they count.
#include <gtest/gtest.h>

#include <cmath>
#include <optional>

#include "evidence.hpp"
#include "quotestance/factors.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

constexpr Language en = Language::english, id = Language::indonesian;
enum Sign : int { bad = -1, none_at_all = 0, good = 1 };

// Without learned weights: which way a word counts is then what the tables say by hand.
const std::shared_ptr<const Lexicon>& hand_set_lexicon() {
    static const auto lexicon = [] {
        auto tables = arendian_tables();
        std::erase_if(tables, [](const TableSource& table) { return table.path == "weights.tsv"; });
        return std::make_shared<const Lexicon>(std::move(tables));
    }();
    return lexicon;
}

const Analyzer& analyzer() {
    static const Analyzer made(hand_set_lexicon(), Weights(*hand_set_lexicon()), {});
    return made;
}

struct Case {
    std::string text, target, word;
    Language language;
    Role role;
    Sign sign;
};

// What a word says of the target through grammar, not by standing near it.
std::optional<Piece> of_word(const std::vector<Piece>& pieces, const std::string& word) {
    for (const Piece& piece : pieces)
        if (piece.form == word && piece.role != Role::context && piece.role != Role::setting) return piece;
    return {};
}

std::optional<Piece> piece_of(const Case& c) {
    return of_word(pieces_of(analyzer(), c.text, c.target, c.language), c.word);
}

void expect_terms(const std::vector<Case>& cases) {
    for (const Case& c : cases) {
        const auto piece = piece_of(c);
        ASSERT_EQ(piece.has_value(), c.sign != none_at_all) << c.text;
        if (!piece) continue;
        EXPECT_EQ(name_of(piece->role), name_of(c.role)) << c.text;
        EXPECT_EQ(piece->in_favour > piece->against ? good : bad, c.sign) << c.text;
    }
}

double amount(const std::string& text, const std::string& target, const std::string& word, Language language) {
    const auto piece = piece_of({text, target, word, language, Role::head, bad});
    return piece ? piece->amount : 0;
}

// The rows of the statements of an article toward the West, each with its evidence.
std::vector<std::vector<Piece>> statements_in(const std::string& article) {
    const Texts texts({article});
    const Columns c = analyzer().analyze(texts.batch());
    std::vector<std::vector<Piece>> out(c.size());
    for (std::size_t row = 0; row < c.size(); ++row)
        for (auto i = static_cast<std::size_t>(c.score.evidence_offsets[row]);
             i < static_cast<std::size_t>(c.score.evidence_offsets[row + 1]); ++i)
            out[row].push_back({cell(c.score.evidence_form, i), cell(c.score.evidence_concept, i),
                                static_cast<Role>(c.score.evidence_role[i]), c.score.evidence_amount[i],
                                c.score.evidence_against[i], c.score.evidence_for[i]});
    return out;
}

}  // namespace

TEST(StanceTerms, VoiceTellsWhoDidIt) {
    expect_terms({{"Verel attacked the village.", "Verel", "attacked", en, Role::agent, bad},
                  {"Solan attacked Verel.", "Verel", "attacked", en, Role::patient, good},
                  {"The village was attacked by Verel.", "Verel", "attacked", en, Role::agent, bad},
                  {"Verel was attacked by Solan.", "Verel", "attacked", en, Role::patient, good},
                  {"Verel menyerang desa itu.", "Verel", "menyerang", id, Role::agent, bad},
                  {"Solan menyerang Verel.", "Verel", "menyerang", id, Role::patient, good},
                  {"Desa itu diserang Verel.", "Verel", "diserang", id, Role::agent, bad},
                  {"Desa itu diserang oleh Verel.", "Verel", "diserang", id, Role::agent, bad},
                  {"Verel diserang Solan.", "Verel", "diserang", id, Role::patient, good}});
}

TEST(StanceTerms, NounsWithTheirDoers) {
    expect_terms({{"Verel's attack went on.", "Verel", "attack", en, Role::agent, bad},
                  {"The attack by Verel went on.", "Verel", "attack", en, Role::agent, bad},
                  {"The attack on Verel went on.", "Verel", "attack", en, Role::patient, good},
                  {"Serangan Verel berlanjut.", "Verel", "Serangan", id, Role::agent, bad},
                  {"Serangan oleh Verel berlanjut.", "Verel", "Serangan", id, Role::agent, bad},
                  {"Serangan terhadap Verel berlanjut.", "Verel", "Serangan", id, Role::patient, good}});
}

TEST(StanceTerms, AttitudesHaveAnObject) {
    expect_terms({{"They praised Verel.", "Verel", "praised", en, Role::object, good},
                  {"Nobody trusts Verel.", "Verel", "trusts", en, Role::object, bad},
                  {"They put their trust in Verel.", "Verel", "trust", en, Role::object, good},
                  {"They did not praise Verel.", "Verel", "praise", en, Role::object, bad},
                  {"Verel was praised by the fishermen.", "Verel", "praised", en, Role::object, good},
                  {"Mereka memuji Verel.", "Verel", "memuji", id, Role::object, good},
                  {"Mereka tidak memuji Verel.", "Verel", "memuji", id, Role::object, bad},
                  {"Verel dipuji para nelayan.", "Verel", "dipuji", id, Role::object, good}});
}

TEST(StanceTerms, AnObjectIsShared) {
    expect_terms({{"They praised and thanked Verel.", "Verel", "praised", en, Role::object, good},
                  {"They praised and thanked Verel.", "Verel", "thanked", en, Role::object, good},
                  // another verb's object is not this one's
                  {"They praised Solan and met Verel.", "Verel", "praised", en, Role::object, none_at_all}});
}

TEST(StanceTerms, AttributesOfWhatTheyAreSaidOf) {
    expect_terms({{"Verel is cruel.", "Verel", "cruel", en, Role::head, bad},
                  {"The cruel Verel slept.", "Verel", "cruel", en, Role::head, bad},
                  {"Verel is not cruel.", "Verel", "cruel", en, Role::head, good},
                  {"Verel's cruelty is known.", "Verel", "cruelty", en, Role::head, bad},
                  {"The cruelty of Verel is known.", "Verel", "cruelty", en, Role::head, bad},
                  {"Verel kejam.", "Verel", "kejam", id, Role::head, bad},
                  {"Verel yang kejam itu tidur.", "Verel", "kejam", id, Role::head, bad},
                  {"Verel tidak kejam.", "Verel", "kejam", id, Role::head, good}});
}

TEST(StanceTerms, AComparisonTurnsRoundForTheStandard) {
    expect_terms({{"Solan is more reliable than Verel.", "Verel", "reliable", en, Role::head, bad},
                  {"Solan is more reliable than Verel.", "Solan", "reliable", en, Role::head, good},
                  {"Solan is more cruel than Verel.", "Verel", "cruel", en, Role::head, good},
                  {"Solan lebih andal daripada Verel.", "Verel", "andal", id, Role::head, bad},
                  {"Solan lebih andal daripada Verel.", "Solan", "andal", id, Role::head, good},
                  {"Solan lebih kejam daripada Verel.", "Verel", "kejam", id, Role::head, good}});
}

TEST(StanceTerms, RelationsHaveSides) {
    expect_terms({{"Cooperation with Verel is growing.", "Verel", "Cooperation", en, Role::party, good},
                  {"Verel cooperates with Solan.", "Verel", "cooperates", en, Role::party, good},
                  {"Kerja sama dengan Verel berlanjut.", "Verel", "Kerja sama", id, Role::party, good},
                  {"Verel bekerja sama dengan Solan.", "Verel", "bekerja sama", id, Role::party, good}});
}

TEST(StanceTerms, QuestionsAndConditionsSayLess) {
    const double said = amount("They trust Verel.", "Verel", "trust", en),
                 asked = amount("Do they trust Verel?", "Verel", "trust", en);
    EXPECT_GT(said, 0);
    EXPECT_GT(asked, 0);
    EXPECT_LT(asked, 0.6 * said);
    EXPECT_LT(amount("Apakah mereka memuji Verel?", "Verel", "memuji", id),
              0.6 * amount("Mereka memuji Verel.", "Verel", "memuji", id));
    EXPECT_LT(amount("If Verel attacked the village, nobody knew.", "Verel", "attacked", en),
              0.6 * amount("Verel attacked the village.", "Verel", "attacked", en));
    EXPECT_LT(amount("Jika Verel menyerang desa itu, mereka pergi.", "Verel", "menyerang", id),
              0.6 * amount("Verel menyerang desa itu.", "Verel", "menyerang", id));
}

TEST(StanceTerms, ShiftersChangeTheAmount) {
    const double plain = amount("Verel is cruel.", "Verel", "cruel", en);
    EXPECT_GT(amount("Verel is very cruel.", "Verel", "cruel", en), plain);
    EXPECT_LT(amount("Verel is not cruel.", "Verel", "cruel", en), 0);
    EXPECT_GT(amount("Verel sangat kejam.", "Verel", "kejam", id), amount("Verel kejam.", "Verel", "kejam", id));
    // What harm is denied is less than what good is done.
    EXPECT_LT(-amount("Verel is not cruel.", "Verel", "cruel", en), plain * factors.negated_harm);
}

TEST(StanceTerms, WhatNegatesTheOneNegatesTheOther) {
    EXPECT_LT(amount("Verel is not cruel or dishonest.", "Verel", "dishonest", en), 0);
    EXPECT_LT(amount("Verel tidak kejam ataupun munafik.", "Verel", "munafik", id), 0);
    EXPECT_GT(amount("Verel is not cruel, or he is dishonest.", "Verel", "dishonest", en), 0);
    EXPECT_GT(amount("Verel is cruel or dishonest.", "Verel", "dishonest", en), 0);
}

TEST(StanceTerms, WhatIsLostIsNotThere) {
    EXPECT_LT(amount("Verel has lost independence.", "Verel", "independence", en), 0);
    EXPECT_LT(amount("Verel kehilangan kejujuran.", "Verel", "kejujuran", id), 0);
}

TEST(StanceTerms, TheFurtherTheLess) {
    double before = 10;
    for (const std::string gap : {"", "quiet old ", "quiet old wooden little river "}) {
        const double here = amount("Verel attacked the " + gap + "village.", "village", "attacked", en);
        EXPECT_LE(here, before);
        before = here;
    }
    // Another actor and a border of a clause stand between.
    const std::string text = "The village slept, Solan said, and Verel was cruel.";
    EXPECT_LT(std::abs(amount(text, "village", "cruel", en)), 0.3 * amount(text, "Verel", "cruel", en));
}

TEST(StanceTerms, ATargetThatStandsTwice) {
    // The place on which a word bears most counts.
    const std::string twice = "Verel slept near the river, and Solan praised Verel.";
    EXPECT_DOUBLE_EQ(amount(twice, "Verel", "praised", en), amount("Solan praised Verel.", "Verel", "praised", en));
}

TEST(StanceTerms, WordsNearTheTargetCountByTheirTone) {
    const auto pieces = pieces_of(analyzer(), "In the cruel winter Verel slept.", "Verel", en);
    const auto near =
        std::find_if(pieces.begin(), pieces.end(), [](const Piece& p) { return p.role == Role::context; });
    ASSERT_NE(near, pieces.end());
    EXPECT_EQ(near->form, "cruel");
    EXPECT_GT(near->against, near->in_favour);
    EXPECT_LE(near->amount, 1);
}

TEST(StanceTerms, TheBaselineComesLast) {
    const auto pieces = pieces_of(analyzer(), "Verel slept.", "Verel", en);
    ASSERT_FALSE(pieces.empty());
    EXPECT_EQ(pieces.back().role, Role::baseline);
    EXPECT_EQ(pieces.back().idea, name_of(Baseline::span));
    EXPECT_EQ(pieces.back().amount, 1);
    EXPECT_EQ(pieces.back().form, "");
}

TEST(StanceTerms, AmountTimesWeightIsTheContribution) {
    const Weights& weights = analyzer().weights();
    const IdeaNames names(analyzer().lexicon());
    for (const std::string text : {"Nobody trusts the cruel Verel, whom Solan praised.", "Verel is not cruel.",
                                   "If Verel attacked the village, he was cruel."})
        for (const Piece& p : pieces_of(analyzer(), text, "Verel", en)) {
            const Weight& w = weights.at(weights.of(names.find(p.idea, p.role), p.role), Reading::span);
            const double against = p.amount < 0 ? w.in_favour : w.against,
                         in_favour = p.amount < 0 ? w.against : w.in_favour;
            EXPECT_EQ(p.against, grained(std::abs(p.amount) * against)) << p.idea;
            EXPECT_EQ(p.in_favour, grained(std::abs(p.amount) * in_favour)) << p.idea;
        }
}

TEST(StanceTerms, CodesAndCuesOfStatements) {
    const auto coded = statements_in("“Hegemoni harus diakhiri,” kata Menlu Arendia, Tomas Verel.");
    ASSERT_EQ(coded.size(), 1U);
    const auto hegemony = of_word(coded[0], "Hegemoni");
    ASSERT_TRUE(hegemony);
    EXPECT_EQ(hegemony->role, Role::code);
    EXPECT_GT(hegemony->against, hegemony->in_favour);
    const auto accused = statements_in("Menlu Arendia Tomas Verel menuduh Barat melanggar perjanjian itu.");
    ASSERT_EQ(accused.size(), 1U);
    const auto cue = of_word(accused[0], "menuduh");
    ASSERT_TRUE(cue);
    EXPECT_EQ(cue->role, Role::cue);
    EXPECT_GT(cue->against, cue->in_favour);
    EXPECT_EQ(accused[0].back().idea, name_of(Baseline::statement));
}

TEST(StanceTerms, HarmByOnesOwnSideIsNoSelfBlame) {
    const auto harm = [](const std::string& who) {
        const auto rows = statements_in("“Barat menyerang desa itu,” kata " + who + ".");
        if (rows.size() != 1) return 0.0;
        const auto piece = of_word(rows[0], "menyerang");
        return piece ? piece->amount : 0.0;
    };
    EXPECT_GT(harm("Menlu Arendia, Tomas Verel"), 0.5);
    EXPECT_GT(harm("Presiden Sorvia, Jonas Kelbrin"), 0);
    EXPECT_LT(harm("Presiden Sorvia, Jonas Kelbrin"), 0.5 * harm("Menlu Arendia, Tomas Verel"));
}

TEST(StanceTerms, AnAttitudeOfSomebodyElse) {
    const auto praise = [](const std::string& words) {
        const auto rows = statements_in("“" + words + ",” kata Menlu Arendia, Tomas Verel.");
        if (rows.size() != 1) return 0.0;
        const auto piece = of_word(rows[0], "memuji");
        return piece ? piece->amount : 0.0;
    };
    EXPECT_GT(praise("Kami memuji Barat"), 0.5);
    EXPECT_LT(praise("Mira Solan memuji Barat"), praise("Kami memuji Barat"));
}
