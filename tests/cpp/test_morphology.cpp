// Inflected forms of both languages, against tables from the grammars.
#include <gtest/gtest.h>

#include <map>
#include <optional>

#include "quotestance/errors.hpp"
#include "quotestance/morphology.hpp"

using namespace quotestance;

namespace {

using Forms = std::multimap<std::string, Form>;

Forms forms_of(std::string_view item, Language language) {
    const std::string file = "cues.tsv";
    const Row row{&file, 5, {}};
    Forms out;
    generate_forms(item, language, row, [&](Form f) { out.emplace(f.text, f); });
    return out;
}

bool has(const Forms& forms, const std::string& text, Voice voice) {
    const auto [from, to] = forms.equal_range(text);
    return std::any_of(from, to, [&](const auto& f) { return f.second.voice == voice; });
}

std::string reason_of(std::string_view item, Language language) {
    try {
        forms_of(item, language);
    } catch (const LexiconError& e) {
        EXPECT_EQ(e.file, "cues.tsv");
        EXPECT_EQ(e.line, 5);
        return e.reason;
    }
    return "nothing was thrown";
}

struct Case {
    std::string item, form;
    Voice voice;
};

}  // namespace

// The nasal before every initial (Sneddon, Indonesian Reference Grammar, 1.8).
TEST(Morphology, NasalPrefixBeforeEveryInitial) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"abaikan", "mengabaikan"},
        {"bela", "membela"},
        {"cela", "mencela"},
        {"dukung", "mendukung"},
        {"ejek", "mengejek"},
        {"fitnah", "memfitnah"},
        {"gugat", "menggugat"},
        {"hina", "menghina"},
        {"isolasi", "mengisolasi"},
        {"jajah", "menjajah"},
        {"kecam", "mengecam"},
        {"khianati", "mengkhianati"},
        {"lawan", "melawan"},
        {"maki", "memaki"},
        {"nilai", "menilai"},
        {"nyatakan", "menyatakan"},
        {"obati", "mengobati"},
        {"pukul", "memukul"},
        {"rusak", "merusak"},
        {"serang", "menyerang"},
        {"syukuri", "mensyukuri"},
        {"tolak", "menolak"},
        {"undang", "mengundang"},
        {"veto", "memveto"},
        {"wakili", "mewakili"},
        {"yakini", "meyakini"},
        {"zalimi", "menzalimi"},
        {"nganga", "menganga"},
        // clusters of loans keep their first consonant
        {"kritik", "mengkritik"},
        {"protes", "memprotes"},
        {"provokasi", "memprovokasi"},
        {"transfer", "mentransfer"},
        {"stabilkan", "menstabilkan"},
        {"klaim", "mengklaim"},
        // roots of one syllable
        {"cek", "mengecek"},
        {"bom", "mengebom"},
        {"tik", "mengetik"},
        {"pel", "mengepel"},
    };
    for (const auto& [root, form] : cases) EXPECT_EQ(with_nasal_prefix("me", root, false), form) << root;
}

TEST(Morphology, KeptConsonants) {
    EXPECT_EQ(with_nasal_prefix("me", "percayai", true), "mempercayai");
    EXPECT_EQ(with_nasal_prefix("me", "sanksi", true), "mensanksi");
    EXPECT_EQ(with_nasal_prefix("me", "target", true), "mentarget");
    EXPECT_EQ(with_nasal_prefix("me", "konfirmasi", true), "mengkonfirmasi");
}

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

TEST(Morphology, EnglishSpelling) {
    const std::vector<Case> cases{
        {"warn/v", "warn", Voice::active},
        {"warn/v", "warns", Voice::active},
        {"warn/v", "warning", Voice::active},
        {"warn/v", "warned", Voice::passive},
        {"say/v(said,said)", "said", Voice::active},
        {"say/v(said,said)", "said", Voice::passive},
        {"say/v(said,said)", "says", Voice::active},
        {"say/v(said,said)", "saying", Voice::active},
        {"break/v(broke,broken)", "broke", Voice::active},
        {"break/v(broke,broken)", "broken", Voice::passive},
        {"deny/v", "denies", Voice::active},
        {"deny/v", "denied", Voice::passive},
        {"deny/v", "denying", Voice::active},
        {"play/v", "plays", Voice::active},
        {"play/v", "played", Voice::passive},
        {"impose/v", "imposing", Voice::active},
        {"impose/v", "imposed", Voice::passive},
        {"agree/v", "agreeing", Voice::active},
        {"agree/v", "agreed", Voice::passive},
        {"lie/v", "lying", Voice::active},
        {"lie/v", "lied", Voice::passive},
        {"stop/v", "stopped", Voice::passive},
        {"stop/v", "stopping", Voice::active},
        {"help/v", "helped", Voice::passive},
        {"visit/v", "visited", Voice::passive},
        {"attack/v", "attacks", Voice::active},
        {"press/v", "presses", Voice::active},
        {"push/v", "pushes", Voice::active},
        {"preach/v", "preaches", Voice::active},
        {"fix/v", "fixed", Voice::passive},
        {"show/v", "showed", Voice::passive},
        {"call for/v", "called for", Voice::passive},
        {"call for/v", "calling for", Voice::active},
        {"ally/n", "allies", Voice::noun},
        {"crisis/n(crises)", "crises", Voice::noun},
        {"threat/n", "threats", Voice::noun},
        {"double standard/n", "double standards", Voice::noun},
        {"safe/a", "safer", Voice::adjective},
        {"ugly/a", "ugliest", Voice::adjective},
        {"big/a", "bigger", Voice::adjective},
        {"openly/r", "openly", Voice::fixed},
    };
    for (const Case& c : cases)
        EXPECT_TRUE(has(forms_of(c.item, Language::english), c.form, c.voice)) << c.item << " -> " << c.form;
    for (const auto& [item, form] :
         std::vector<std::pair<std::string, std::string>>{{"say/v(said,said)", "sayed"},
                                                          {"visit/v", "visitted"},
                                                          {"show/v", "showwed"},
                                                          {"crisis/n(crises)", "crisises"},
                                                          {"hypocritical/a", "hypocriticaler"},
                                                          {"call for/v", "call fors"}})
        EXPECT_FALSE(forms_of(item, Language::english).contains(form)) << item;
}

TEST(Morphology, BadItemsSayWhatWouldBeRight) {
    EXPECT_EQ(reason_of("kecam", Language::indonesian), "'kecam' has no class; write word/class, e.g. 'kecam/v,an'");
    EXPECT_EQ(reason_of("/v", Language::indonesian), "'/v' has no word before the slash");
    EXPECT_EQ(reason_of("break/v(broke,broken", Language::english),
              "'break/v(broke,broken': the bracket of irregular forms is not closed");
    EXPECT_EQ(reason_of("warn/w", Language::english),
              "unknown English class 'w' of 'warn'; the classes are v, n, a, r, x");
    EXPECT_TRUE(reason_of("kecam/v,q", Language::indonesian)
                    .starts_with("unknown Indonesian class 'q' of 'kecam'; the classes are v, v-kan,"));
}
