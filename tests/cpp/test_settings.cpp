// How a target stands in its sentence: each setting by a small sentence that has it, and by one that has not.
#include "quotestance/settings.hpp"

#include <gtest/gtest.h>

#include <set>

#include "evidence.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

constexpr Language en = Language::english, id = Language::indonesian;

struct Case {
    std::string text, target;
    Language language;
    bool holds = true;
};

std::multiset<std::string> settings_in(const Case& c) {
    static const Analyzer analyzer = arendian_analyzer();
    std::multiset<std::string> out;
    for (const Piece& piece : pieces_of(analyzer, c.text, c.target, c.language)) {
        if (piece.role != Role::setting) continue;
        EXPECT_EQ(piece.amount, 1);
        EXPECT_TRUE(piece.form.starts_with(c.target)) << piece.form;  // with `'s`, if it has one
        out.insert(piece.idea);
    }
    return out;
}

void expect_setting(Setting setting, const std::vector<Case>& cases) {
    const std::string name(name_of(setting));
    for (const Case& c : cases) EXPECT_EQ(settings_in(c).count(name), c.holds ? 1U : 0U) << name << ": " << c.text;
}

std::string times(const std::string& words, int n) {
    std::string out;
    for (int i = 0; i < n; ++i) out += words;
    return out;
}

}  // namespace

TEST(Settings, Speaks) {
    expect_setting(Setting::speaks, {{"Verel said that it rained.", "Verel", en},
                                     {"It rained, said Verel.", "Verel", en},
                                     {"According to Verel, it rained.", "Verel", en},
                                     {"Verel mengatakan bahwa hujan turun.", "Verel", id},
                                     {"Hujan turun, kata Verel.", "Verel", id},
                                     {"Menurut Verel, hujan turun.", "Verel", id},
                                     {"Verel, a man of the sea, said that it rained.", "Verel", en, false},
                                     {"Verel slept.", "Verel", en, false}});
}

TEST(Settings, WhatGovernsTheTarget) {
    expect_setting(Setting::subject, {{"Verel slept near the river.", "Verel", en}, {"Verel tidur.", "Verel", id}});
    expect_setting(Setting::object, {{"Solan attacked Verel.", "Verel", en}, {"Solan menyerang Verel.", "Verel", id}});
    expect_setting(Setting::agent, {{"The village was attacked by Verel.", "Verel", en},
                                    {"Desa itu diserang Verel.", "Verel", id},
                                    {"Desa itu diserang oleh Verel.", "Verel", id},
                                    {"Verel attacked the village.", "Verel", en, false}});
    expect_setting(Setting::patient, {{"The mood turned against Verel.", "Verel", en},
                                      {"The brother of Verel slept.", "Verel", en},
                                      {"Sikap terhadap Verel berubah.", "Verel", id}});
    expect_setting(Setting::companion,
                   {{"She slept with Verel.", "Verel", en}, {"Ia tidur dengan Verel.", "Verel", id}});
    expect_setting(Setting::origin,
                   {{"The letter from Verel was long.", "Verel", en}, {"Surat dari Verel panjang.", "Verel", id}});
    expect_setting(Setting::standard, {{"She is taller than Verel.", "Verel", en},
                                       {"Ia lebih tinggi daripada Verel.", "Verel", id},
                                       {"Verel is taller than she is.", "Verel", en, false}});
    expect_setting(Setting::place, {{"She slept in Arendia.", "Arendia", en}, {"Ia tidur di Arendia.", "Arendia", id}});
}

TEST(Settings, OneThingGovernsATarget) {
    const std::set<std::string> governed{"subject",   "object", "agent",    "patient",
                                         "companion", "origin", "standard", "place"};
    for (const Case& c : std::vector<Case>{{"Verel slept.", "Verel", en},
                                           {"Solan attacked Verel in Arendia.", "Verel", en},
                                           {"She slept near Verel.", "Verel", en},
                                           {"Desa itu diserang oleh Verel.", "Verel", id}}) {
        const auto found = settings_in(c);
        EXPECT_EQ(std::count_if(found.begin(), found.end(), [&](const auto& name) { return governed.contains(name); }),
                  1)
            << c.text;
    }
}

TEST(Settings, Possessor) {
    expect_setting(Setting::possessor, {{"Verel's brother slept.", "Verel", en},
                                        {"Verel’s brother slept.", "Verel", en},
                                        {"Verel is tall.", "Verel", en, false}});
}

TEST(Settings, WhatFollows) {
    expect_setting(Setting::is, {{"Verel is tall.", "Verel", en},
                                 {"Verel adalah seorang nelayan.", "Verel", id},
                                 {"Verel slept.", "Verel", en, false}});
    expect_setting(Setting::has, {{"Verel has slept.", "Verel", en}, {"Verel is tall.", "Verel", en, false}});
    expect_setting(Setting::may, {{"Verel might sleep.", "Verel", en},
                                  {"Verel mungkin tidur.", "Verel", id},
                                  {"Verel should sleep.", "Verel", en, false}});
    expect_setting(Setting::must, {{"Verel should sleep.", "Verel", en},
                                   {"Verel harus tidur.", "Verel", id},
                                   {"Verel might sleep.", "Verel", en, false}});
    expect_setting(Setting::has,
                   {{"Verel should sleep.", "Verel", en, false}, {"Verel might sleep.", "Verel", en, false}});
}

TEST(Settings, Joined) {
    expect_setting(Setting::joined, {{"Verel and Solan slept.", "Verel", en},
                                     {"Solan and Verel slept.", "Verel", en},
                                     {"Solan dan Verel tidur.", "Verel", id},
                                     {"Verel slept and Solan walked.", "Verel", en, false}});
}

TEST(Settings, PlacesInTheText) {
    expect_setting(Setting::set_off, {{"Verel, a man of the sea, slept.", "Verel", en},
                                      {"A man of the sea, Verel slept.", "Verel", en, false}});
    expect_setting(Setting::opens, {{"Verel slept.", "Verel", en}, {"On Monday Verel slept.", "Verel", en, false}});
    expect_setting(Setting::closes,
                   {{"They met Verel!?”", "Verel", en}, {"They met Verel there.", "Verel", en, false}});
}

TEST(Settings, Quotations) {
    const std::string inside = "“Verel slept,” she said.", outside = "Verel slept, and “all was well”.";
    expect_setting(Setting::quoted, {{inside, "Verel", en}, {outside, "Verel", en, false}});
    expect_setting(Setting::beside_quote,
                   {{outside, "Verel", en}, {inside, "Verel", en, false}, {"Verel slept.", "Verel", en, false}});
}

TEST(Settings, Question) {
    expect_setting(Setting::question, {{"Did Verel sleep?", "Verel", en},
                                       {"“Did Verel sleep?”", "Verel", en},
                                       {"Verel slept. Why? Nobody knows.", "Verel", en, false},
                                       {"Verel slept.", "Verel", en, false}});
}

TEST(Settings, LongText) {
    expect_setting(Setting::long_text, {{"Verel walked" + times(" on and on", 20) + ".", "Verel", en},
                                        {"Verel walked" + times(" on and on", 10) + ".", "Verel", en, false}});
}

TEST(Settings, WhatIsPointedOut) {
    expect_setting(Setting::pronoun, {{"He slept.", "He", en},
                                      {"They slept.", "They", en},
                                      {"Dia tidur.", "Dia", id},
                                      {"Verel slept.", "Verel", en, false}});
    expect_setting(Setting::common, {{"On Monday the teachers slept.", "teachers", en},
                                     {"On Monday the Teachers slept.", "Teachers", en, false},
                                     {"On Monday he slept.", "he", en, false}});
    expect_setting(Setting::state, {{"On Monday Sorvia slept.", "Sorvia", en},
                                    {"On Monday the West slept.", "West", en},
                                    {"On Monday Verel slept.", "Verel", en, false}});
    expect_setting(Setting::organisation, {{"On Monday the United Nations slept.", "United Nations", en},
                                           {"On Monday Sorvia slept.", "Sorvia", en, false}});
}

TEST(Settings, EachHasASentenceHere) {
    // Those of the tests above; a new setting needs a sentence too.
    EXPECT_EQ(static_cast<unsigned>(Setting::count), 26U);
}

TEST(Settings, StatementsHaveNone) {
    const Texts texts({"“Kami tidak mempercayai Barat,” kata Menlu Arendia, Tomas Verel."});
    const Columns c = arendian_analyzer().analyze(texts.batch());
    ASSERT_EQ(c.size(), 1U);
    for (const std::int8_t role : c.score.evidence_role) EXPECT_NE(static_cast<Role>(role), Role::setting);
}
