// Inflected forms of Indonesian, against a table from the grammars.
#include <gtest/gtest.h>

#include "forms.hpp"

using namespace quotestance;
using namespace quotestance::test;

TEST(Morphology, IndonesianForms) {
    const std::vector<Case> cases{
        // meN-, di- and the bare root, with each suffix
        {"tolak/v", "menolak", Voice::active},
        {"tolak/v", "ditolak", Voice::passive},
        {"tolak/v", "tolak", Voice::bare},
        {"nyata/v-kan", "menyatakan", Voice::active},
        {"nyata/v-kan", "dinyatakan", Voice::passive},
        {"nyata/v-kan", "nyatakan", Voice::bare},
        {"khianat/v-i", "mengkhianati", Voice::active},
        {"khianat/v-i", "dikhianati", Voice::passive},
        {"protes/v!", "memprotes", Voice::active},
        {"percaya/v-i!", "mempercayai", Voice::active},
        {"percaya/v-i!", "dipercayai", Voice::passive},
        {"siar/v-kan", "menyiarkan", Voice::active},
        {"sambut baik/v", "menyambut baik", Voice::active},
        {"sambut baik/v", "disambut baik", Voice::passive},
        // ter-
        {"desak/ter", "terdesak", Voice::passive},
        {"rampas/ter", "terampas", Voice::passive},
        {"abai/ter-kan", "terabaikan", Voice::passive},
        {"atas/ter-i", "teratasi", Voice::passive},
        // memper-
        {"kuat/memper", "memperkuat", Voice::active},
        {"kuat/memper", "diperkuat", Voice::passive},
        {"kuat/memper", "perkuat", Voice::bare},
        {"ingat/memper-kan", "memperingatkan", Voice::active},
        {"ingat/memper-kan", "diperingatkan", Voice::passive},
        {"baik/memper-i", "memperbaiki", Voice::active},
        {"rumit/memper", "memperumit", Voice::active},
        {"ajar/memper-i", "mempelajari", Voice::active},
        {"ajar/memper-i", "dipelajari", Voice::passive},
        // ber-
        {"kata/ber", "berkata", Voice::active},
        {"kerja/ber", "bekerja", Voice::active},
        {"ajar/ber", "belajar", Voice::active},
        {"runding/ber", "berunding", Voice::active},
        {"serta/ber", "beserta", Voice::active},
        {"perang/ber", "berperang", Voice::active},
        {"dasar/ber-kan", "berdasarkan", Voice::active},
        {"musuh/ber-an", "bermusuhan", Voice::active},
        // nouns
        {"tuduh/an", "tuduhan", Voice::noun},
        {"tolak/pe-an", "penolakan", Voice::noun},
        {"serang/pe", "penyerang", Voice::agent},
        {"bunuh/pe", "pembunuh", Voice::agent},
        {"khianat/pe", "pengkhianat", Voice::agent},
        {"dukung/pe", "pendukung", Voice::agent},
        {"ajar/pe", "pengajar", Voice::agent},
        {"rusak/pe", "perusak", Voice::agent},
        {"jajah/pe", "penjajah-penjajah", Voice::agent},
        {"runding/per-an", "perundingan", Voice::noun},
        {"ubah/per-an", "perubahan", Voice::noun},
        {"tikai/per-an", "pertikaian", Voice::noun},
        {"sulit/ke-an", "kesulitan", Voice::noun},
        {"hendak/ke", "kehendak", Voice::noun},
        {"negara/n", "negara", Voice::noun},
        {"negara/n", "negara-negara", Voice::noun},
        {"kutu/se", "sekutu", Voice::fixed},
        {"jahat/a", "jahat", Voice::adjective},
        {"jahat/a", "terjahat", Voice::adjective},
        {"tolak keras/x", "tolak keras", Voice::fixed},
        // clitics
        {"tolak/v", "menolaknya", Voice::active},
        {"tolak/v", "ditolaklah", Voice::passive},
        {"tuduh/an", "tuduhannya", Voice::noun},
        {"tuduh/an", "tuduhanmu", Voice::noun},
        {"negara/n", "negaraku", Voice::noun},
        {"jahat/a", "jahatkah", Voice::adjective},
        {"janji/n", "janji-janjinya", Voice::noun},
        {"bela/v", "membelapun", Voice::active},
        // classes in one item, and folding
        {"kecam/v,an", "kecaman", Voice::noun},
        {"kecam/v,an", "dikecam", Voice::passive},
        {"KECAM/v", "mengecam", Voice::active},
    };
    for (const Case& c : cases)
        EXPECT_TRUE(has(forms_of(c.item, Language::indonesian), c.form, c.voice)) << c.item << " -> " << c.form;
    EXPECT_GE(cases.size(), 60U);
}

TEST(Morphology, FormsThatNoIndonesianWrites) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"tolak/v", "mentolak"},      {"tolak/v", "meolak"},     {"serang/v", "menserang"}, {"kerja/ber", "berkerja"},
        {"kuat/memper", "memerkuat"}, {"protes/v!", "memrotes"}, {"tolak/x", "menolak"},    {"rampas/ter", "terrampas"},
    };
    for (const auto& [item, form] : cases) EXPECT_FALSE(forms_of(item, Language::indonesian).contains(form)) << item;
}

TEST(Morphology, WordsBehindAQuotation) {
    const Forms forms = forms_of("ujar/post,v-kan", Language::indonesian);
    EXPECT_TRUE(forms.find("ujar")->second.after_quote);
    EXPECT_FALSE(forms.find("ujar")->second.pronoun);
    EXPECT_TRUE(forms.find("ujarnya")->second.after_quote);
    EXPECT_TRUE(forms.find("ujarnya")->second.pronoun);
    EXPECT_FALSE(forms.find("mengujarkan")->second.after_quote);
    EXPECT_TRUE(forms_of("menurutnya/x", Language::indonesian).find("menurutnya")->second.pronoun);
    EXPECT_FALSE(forms_of("menurut/x", Language::indonesian).find("menurut")->second.pronoun);
}
