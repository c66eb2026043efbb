// meN- before every initial (Sneddon, Indonesian Reference Grammar, 1.8).
#include <gtest/gtest.h>

#include "quotestance/morphology.hpp"

using namespace quotestance;

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
