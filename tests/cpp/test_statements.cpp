// Quotations, clauses with quoted words and headlines in Indonesian texts: their kind, words and cue, and who made them.
#include <gtest/gtest.h>

#include "article.hpp"

using namespace quotestance;
using namespace quotestance::test;

TEST(Statements, QuotationCueSpeaker) {
    const Strings said{"direct | Kami pulang, | kata | tovin"};
    expect_said({
        {"“Kami pulang,” kata Jonas Tovin.", said},
        {"“Kami pulang,” kata Jonas Tovin kepada wartawan di Velmar.", said},
        {"“Kami pulang,” kata Menteri Luar Negeri Arendia, Jonas Tovin, pada Senin (5/7).", said},
        {"“Kami pulang,” kata Menlu Arendia Jonas Tovin dalam jumpa pers.", said},
        {"“Kami pulang,” kata Jonas Tovin, seperti dikutip TASS.", said},
        {"“Kami pulang,” kata juru bicara Kementerian Luar Negeri Arendia Jonas Tovin.", said},
        {"\"Kami pulang,\" kata Jonas Tovin.", said},
        {"”Kami pulang,” kata Jonas Tovin.", said},
        {"'Kami pulang,' kata Jonas Tovin.", said},
        {"“Kami pulang”, kata Jonas Tovin.", {"direct | Kami pulang | kata | tovin"}},
        {"“Kami pulang!” tegas Jonas Tovin.", {"direct | Kami pulang! | tegas | tovin"}},
        {"“Kapan kami pulang?” tanya Jonas Tovin.", {"direct | Kapan kami pulang? | tanya | tovin"}},
        {"“Kami pulang,” ujar seorang pejabat yang enggan disebut namanya.",
         {"direct | Kami pulang, | ujar | seorang_pejabat_yang_enggan_disebut_namanya"}},
        {"“Kami pulang,” ungkap Kementerian Luar Negeri Arendia.",
         {"direct | Kami pulang, | ungkap | arendia_foreign_ministry"}},
    });
}

TEST(Statements, EveryCueBehindAQuotation) {
    for (const std::string cue :
         {"kata",   "ujar",  "tutur",   "ucap",   "ungkap", "jelas", "papar", "tegas", "sebut", "terang", "lanjut",
          "tambah", "imbuh", "pungkas", "tandas", "tanya",  "tulis", "tutup", "desak", "harap", "lapor",  "sambung",
          "beber",  "cetus", "timpal",  "tukas",  "seru",   "jawab", "kilah", "klaim", "aku",   "nilai"}) {
        EXPECT_EQ(said_in("“Kami pulang,” " + cue + " Jonas Tovin."),
                  Strings{"direct | Kami pulang, | " + cue + " | tovin"});
        EXPECT_EQ(said_in("Jonas Tovin datang. “Kami pulang,” " + cue + "nya."),
                  Strings{"direct | Kami pulang, | " + cue + "nya | tovin"});
    }
}

TEST(Statements, WordsThatOnlyEndLikeACue) {
    for (const char* word : {"sebelumnya", "tentunya", "artinya", "misalnya"}) {
        const auto said = said_in("Jonas Tovin datang. Itu “salah” " + std::string(word) + ".");
        EXPECT_EQ(said, Strings{}) << word;
    }
}

TEST(Statements, SpeakerThenCueBehindAQuotation) {
    expect_said({
        {"“Kami pulang,” Jonas Tovin menegaskan.", {"direct | Kami pulang, | menegaskan | tovin"}},
        {"“Kapan kami pulang?” Jonas Tovin bertanya.", {"direct | Kapan kami pulang? | bertanya | tovin"}},
    });
}

TEST(Statements, LeadIns) {
    expect_said({
        {"Jonas Tovin menambahkan, “Kami pulang.”", {"direct | Kami pulang. | menambahkan | tovin"}},
        {"Jonas Tovin berkata: “Kami pulang.”", {"direct | Kami pulang. | berkata | tovin"}},
        {"Jonas Tovin mengatakan: \"Kami pulang\".", {"direct | Kami pulang | mengatakan | tovin"}},
        {"Jonas Tovin: “Kami pulang.”", {"direct | Kami pulang. |  | tovin"}},
        {"Menurut Jonas Tovin, “Kami pulang.”", {"direct | Kami pulang. | Menurut | tovin"}},
    });
}

TEST(Statements, SplitAndContinuedQuotations) {
    expect_said({
        {"“Kami pulang,” kata Jonas Tovin. “Kami lelah sekali.”",
         {"direct | Kami pulang, | kata | tovin", "direct | Kami lelah sekali. |  | tovin"}},
        {"“Kami pulang,” kata Jonas Tovin.\n\n“Kami lelah sekali.”",
         {"direct | Kami pulang, | kata | tovin", "direct | Kami lelah sekali. |  | tovin"}},
        {"“Kami pulang,” kata Jonas Tovin. “Kami lelah,” tambahnya.",
         {"direct | Kami pulang, | kata | tovin", "direct | Kami lelah, | tambahnya | tovin"}},
    });
}

TEST(Statements, ClausesWithQuotedWords) {
    expect_said({
        {"Jonas Tovin menyebut sanksi itu “tindakan gila”.",
         {"mixed | sanksi itu “tindakan gila”. | menyebut | tovin"}},
        {"Jonas Tovin mengatakan sanksi itu adalah “kesalahan besar” Barat.",
         {"mixed | sanksi itu adalah “kesalahan besar” Barat. | mengatakan | tovin"}},
        {"Jonas Tovin mengatakan bahwa Barat “tidak bisa dipercaya lagi”.",
         {"mixed | Barat “tidak bisa dipercaya lagi”. | mengatakan | tovin"}},
    });
}

TEST(Statements, Headlines) {
    expect_said({{"Jonas Tovin: Barat Munafik\n\nMenteri Jonas Tovin datang ke Velmar kemarin sore.",
                  {"headline | Barat Munafik |  | tovin"}},
                 {"Verel: Barat Munafik\n\nIa datang ke Velmar kemarin sore.", {"headline | Barat Munafik |  | verel"}},
                 {"Perundingan Velmar: Barat Munafik\n\nIa datang ke Velmar kemarin sore.", {}}});
}
