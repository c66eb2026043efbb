// Statements without quotation marks in Indonesian texts: clauses, judgements, acts, directives, asides and pointers.
#include <gtest/gtest.h>

#include "article.hpp"

using namespace quotestance;
using namespace quotestance::test;

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

TEST(Statements, ClausesBeforeAnActiveCue) {
    expect_said({
        {"Sanksi itu melanggar hukum, Jonas Tovin mengatakan pada hari Minggu.",
         {"indirect | Sanksi itu melanggar hukum | mengatakan | tovin"}},
        {"Arendia \"bisa menolak\" sanksi itu, Menlu Arendia, Jonas Tovin mengungkapkan, sebagaimana dikutip oleh "
         "Reuters.",
         {"mixed | Arendia \"bisa menolak\" sanksi itu | mengungkapkan | tovin"}},
        {"Sanksi itu melanggar hukum, pers setempat melaporkan.",
         {"indirect | Sanksi itu melanggar hukum | melaporkan | pers"}},
    });
}

TEST(Statements, ReportsInRelativeClauses) {
    expect_said({
        {"Jonas Tovin yang tahun lalu mengancam untuk membalas sanksi itu, memulai kunjungan ke Velmar.",
         {"indirect | membalas sanksi itu | mengancam untuk | tovin"}},
        // Without a main verb to come, a verb behind a comma goes on with the content.
        {"Surat itu ditulis oleh Jonas Tovin yang mengatakan tentara menyerbu Velmar, menewaskan dua orang.",
         {"indirect | tentara menyerbu Velmar, menewaskan dua orang. | mengatakan | tovin"}},
        {"Arendia mendesak Velmar agar menghentikan proyek itu, yang menurut Tovin, menjadikan Arendia miskin.",
         {"indirect | Velmar agar menghentikan proyek itu | mendesak | arendia",
          "indirect | menjadikan Arendia miskin. | menurut | tovin"}},
    });
}

TEST(Statements, CuesThatNeedBahwa) {
    expect_said({
        {"Jonas Tovin berbicara kepada para wartawan di Velmar bahwa Arendia menepati janji.",
         {"indirect | Arendia menepati janji. | berbicara | tovin"}},
        {"Jonas Tovin berbicara kepada para wartawan di Velmar tentang sanksi yang melanggar hukum.", {}},
    });
}

TEST(Statements, SurveysAndWhoMadeThem) {
    expect_said({
        {"Jajak pendapat itu menunjukkan lebih banyak dukungan terhadap Tovin.",
         {"indirect | lebih banyak dukungan terhadap Tovin. | menunjukkan | jajak_pendapat"}},
        {"Survei yang digelar Verelda pekan ini mengungkapkan warga Arendia menolak sanksi itu.",
         {"indirect | warga Arendia menolak sanksi itu. | mengungkapkan | verelda"}},
        {"Jonas Tovin menunjukkan lebih banyak dukungan terhadap sanksi itu.", {}},
        {"Menurut Mira Belgar, Jonas Tovin, asal Velmar, tidak menunjukkan penyesalan.",
         {"indirect | Jonas Tovin, asal Velmar, tidak menunjukkan penyesalan. | Menurut | belgar"}},
        {"Jonas Tovin mengacu pada Arendia sebagai negara yang munafik.",
         {"indirect | Arendia sebagai negara yang munafik. | mengacu pada | tovin"}},
        {"Jonas Tovin mengacu pada laporan itu.", {}},
    });
}
