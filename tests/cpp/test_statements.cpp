// The statements of Indonesian texts: their kind, words and cue, and who made them, by construction.
#include <gtest/gtest.h>

#include "article.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

using Strings = std::vector<std::string>;

struct Case {
    std::string text;
    Strings said;
};

void expect_said(const std::vector<Case>& cases) {
    for (const Case& c : cases) EXPECT_EQ(said_in(c.text), c.said) << c.text;
}

}  // namespace

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

TEST(Statements, ClausesBehindACue) {
    expect_said({
        {"Jonas Tovin mengatakan bahwa sanksi itu melanggar hukum.",
         {"indirect | sanksi itu melanggar hukum. | mengatakan | tovin"}},
        {"Jonas Tovin mengatakan, Arendia menolak sanksi itu.",
         {"indirect | Arendia menolak sanksi itu. | mengatakan | tovin"}},
        {"Jonas Tovin menegaskan Arendia telah menepati janji.",
         {"indirect | Arendia telah menepati janji. | menegaskan | tovin"}},
        {"Jonas Tovin mengatakan kalau sanksi itu melanggar hukum.",
         {"indirect | sanksi itu melanggar hukum. | mengatakan | tovin"}},
        {"Jonas Tovin juga menegaskan bahwa Arendia menepati janji.",
         {"indirect | Arendia menepati janji. | menegaskan | tovin"}},
        {"Jonas Tovin pada Jumat (23/12) mengatakan Arendia menepati janji.",
         {"indirect | Arendia menepati janji. | mengatakan | tovin"}},
        {"Jonas Tovin mengatakan kepada wartawan bahwa Arendia menepati janji.",
         {"indirect | Arendia menepati janji. | mengatakan | tovin"}},
        {"Menlu Arendia, Jonas Tovin, mengatakan bahwa Arendia menepati janji.",
         {"indirect | Arendia menepati janji. | mengatakan | tovin"}},
        {"Jonas Tovin, yang memimpin delegasi itu, mengatakan Arendia menepati janji.",
         {"indirect | Arendia menepati janji. | mengatakan | tovin"}},
        {"Kementerian Luar Negeri Arendia menyatakan sanksi itu melanggar hukum.",
         {"indirect | sanksi itu melanggar hukum. | menyatakan | arendia_foreign_ministry"}},
        {"VELMAR — Jonas Tovin mengatakan bahwa sanksi itu melanggar hukum.",
         {"indirect | sanksi itu melanggar hukum. | mengatakan | tovin"}},
        {"Namun, Jonas Tovin mengatakan bahwa sanksi itu melanggar hukum.",
         {"indirect | sanksi itu melanggar hukum. | mengatakan | tovin"}},
    });
}

TEST(Statements, SettingsBetweenCueAndClause) {
    const Strings said{"indirect | Arendia menepati janji. | mengatakan | tovin"};
    expect_said({{"Jonas Tovin mengatakan kepada wartawan di Velmar, Senin (6/3), bahwa Arendia menepati janji.", said},
                 {"Jonas Tovin mengatakan melalui juru bicaranya bahwa Arendia menepati janji.", said}});
}

TEST(Statements, SecondReportsOfTheSameSpeaker) {
    expect_said({{"Jonas Tovin mengatakan sanksi itu melanggar hukum, seraya menambahkan bahwa Barat gagal.",
                  {"indirect | sanksi itu melanggar hukum | mengatakan | tovin",
                   "indirect | Barat gagal. | menambahkan | tovin"}},
                 {"Jonas Tovin mengatakan Sorvia menolak sanksi itu, seraya menambahkan bahwa Barat gagal.",
                  {"indirect | Sorvia menolak sanksi itu | mengatakan | tovin",
                   "indirect | Barat gagal. | menambahkan | tovin"}}});
}

TEST(Statements, ReportsOfWhatAnotherSaid) {
    expect_said({{"Jonas Tovin mengomentari pernyataan Mira Solan bahwa sanksi itu salah.",
                  {"indirect | pernyataan Mira Solan bahwa sanksi itu salah. | mengomentari | tovin"}},
                 {"Ia mengatakan sanksi itu salah, kata Mira Solan.",
                  {"indirect | Ia mengatakan sanksi itu salah | kata | solan"}}});
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

TEST(Statements, Judgements) {
    expect_said({{"Jonas Tovin menilai sanksi itu sebagai kesalahan.",
                  {"indirect | sanksi itu sebagai kesalahan. | menilai | tovin"}},
                 {"Jonas Tovin menilai sanksi itu melanggar hukum.",
                  {"indirect | sanksi itu melanggar hukum. | menilai | tovin"}}});
}

TEST(Statements, Acts) {
    expect_said({
        {"Jonas Tovin mengecam serangan itu.", {"act | serangan itu | mengecam | tovin"}},
        {"Jonas Tovin menolak tuduhan Uni Eropa.", {"act | tuduhan Uni Eropa | menolak | tovin"}},
        {"Jonas Tovin memuji perjanjian itu.", {"act | perjanjian itu | memuji | tovin"}},
        {"Jonas Tovin menyambut baik perjanjian itu.", {"act | perjanjian itu | menyambut baik | tovin"}},
        {"Jonas Tovin menyerukan gencatan senjata.", {"act | gencatan senjata | menyerukan | tovin"}},
        {"Jonas Tovin menuduh Barat menghancurkan perdamaian.",
         {"indirect | Barat menghancurkan perdamaian. | menuduh | tovin"}},
        {"Jonas Tovin membantah bahwa Arendia menyerang.", {"indirect | Arendia menyerang. | membantah bahwa | tovin"}},
        {"Sanksi itu dikecam Jonas Tovin.", {"act | Sanksi itu | dikecam | tovin"}},
        {"Sanksi itu dikecam oleh Menlu Arendia Jonas Tovin.", {"act | Sanksi itu | dikecam | tovin"}},
    });
}

TEST(Statements, Directives) {
    expect_said({
        {"Jonas Tovin mendesak Barat untuk menghentikan sanksi.",
         {"indirect | Barat untuk menghentikan sanksi. | mendesak | tovin"}},
        {"Jonas Tovin menyerukan agar semua pihak menahan diri.",
         {"indirect | semua pihak menahan diri. | menyerukan agar | tovin"}},
        {"Jonas Tovin meminta Uni Eropa agar menahan diri.",
         {"indirect | Uni Eropa agar menahan diri. | meminta | tovin"}},
    });
}

TEST(Statements, Asides) {
    expect_said({
        {"Arendia menolak sanksi itu, kata Jonas Tovin pada Minggu.",
         {"indirect | Arendia menolak sanksi itu | kata | tovin"}},
        {"Jonas Tovin datang. Arendia menolak sanksi itu, tambahnya.",
         {"indirect | Arendia menolak sanksi itu | tambahnya | tovin"}},
        {"Arendia, lanjut Jonas Tovin, juga menolak sanksi itu.",
         {"indirect | Arendia, lanjut Jonas Tovin, juga menolak sanksi itu. | lanjut | tovin"}},
        {"Serangan itu melanggar hukum, seperti diungkapkan Jonas Tovin.",
         {"indirect | Serangan itu melanggar hukum | seperti diungkapkan | tovin"}},
        {"Seperti dikatakan Jonas Tovin, serangan itu melanggar hukum.",
         {"indirect | serangan itu melanggar hukum. | Seperti dikatakan | tovin"}},
    });
}

TEST(Statements, SourcesOfWhatIsSaid) {
    expect_said({
        {"Menurut Jonas Tovin, sanksi itu melanggar hukum.",
         {"indirect | sanksi itu melanggar hukum. | Menurut | tovin"}},
        {"Jonas Tovin datang. Menurutnya, sanksi itu melanggar hukum.",
         {"indirect | sanksi itu melanggar hukum. | Menurutnya | tovin"}},
        {"Jonas Tovin datang. Menurut dia, sanksi itu melanggar hukum.",
         {"indirect | sanksi itu melanggar hukum. | Menurut dia | tovin"}},
        {"Sanksi itu, menurut Jonas Tovin, melanggar hukum.",
         {"indirect | Sanksi itu, menurut Jonas Tovin, melanggar hukum. | menurut | tovin"}},
        {"Sanksi itu melanggar hukum, menurut Jonas Tovin.",
         {"indirect | Sanksi itu melanggar hukum | menurut | tovin"}},
    });
}

TEST(Statements, PointersToTheSentenceBefore) {
    expect_said({
        {"Barat melanggar hukum. Hal itu disampaikan Jonas Tovin di Velmar.",
         {"indirect | Barat melanggar hukum. | disampaikan | tovin"}},
        {"Barat melanggar hukum. Pernyataan tersebut disampaikan oleh Jonas Tovin.",
         {"indirect | Barat melanggar hukum. | disampaikan | tovin"}},
        {"Barat melanggar hukum. Demikian kata Jonas Tovin.",
         {"indirect | Barat melanggar hukum. | Demikian kata | tovin"}},
    });
}

TEST(Statements, Headlines) {
    expect_said({{"Jonas Tovin: Barat Munafik\n\nMenteri Jonas Tovin datang ke Velmar kemarin sore.",
                  {"headline | Barat Munafik |  | tovin"}},
                 {"Verel: Barat Munafik\n\nIa datang ke Velmar kemarin sore.", {"headline | Barat Munafik |  | verel"}},
                 {"Perundingan Velmar: Barat Munafik\n\nIa datang ke Velmar kemarin sore.", {}}});
}
