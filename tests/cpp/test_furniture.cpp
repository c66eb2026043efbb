// Lines of the article and of the page around it; datelines and dates.
#include <gtest/gtest.h>

#include "article.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

const std::string body = "Menteri Arendia itu datang ke Velmar kemarin sore dan langsung pulang.";
const std::string english = "The minister came to Velmar yesterday, and he left when the talks were over.";

// The role of a line that stands below a paragraph.
LineRole role_of(const std::string& line, const std::string& around = body) {
    const Article a(around + "\n\n" + line + "\n\n" + around);
    return a.furniture.role(1);
}

std::string text_behind_dateline(const std::string& line) {
    const Article a(line);
    return a.words({a.furniture.text_begin(0), a.tokens.size()});
}

std::int32_t date_of(const std::string& text) { return Article(text).furniture.date(); }

}  // namespace

TEST(Furniture, LinesOfThePage) {
    for (const char* line :
         {"Baca juga: Verel Tolak Usul Sorvia", "BACA JUGA: Verel Tolak Usul Sorvia",
          "Baca Juga Verel Tolak Usul Sorvia.", "Lihat juga: Solan Pulang", "Simak juga Solan Pulang", "Berita Terkait",
          "Populer", "ADVERTISEMENT", "Advertisement", "[Gambas:Video 20detik]", "Editor: Mira Solan",
          "Pewarta: Tomas Verel", "Penerjemah: Tomas Verel", "Sumber: Harian Velmar", "Hak cipta © Antara 2020",
          "Gabung ke Channel WhatsApp Harian Velmar."})
        EXPECT_EQ(role_of(line), LineRole::furniture) << line;
    for (const char* line : {"Read more: Solan leaves", "Share on Facebook", "Advertisement",
                             "(Reporting by Tomas Verel; editing by Mira Solan)"})
        EXPECT_EQ(role_of(line, english), LineRole::furniture) << line;
}

TEST(Furniture, Captions) {
    for (const char* line : {"Foto: Tomas Verel di Velmar.", "Menteri Tomas Verel di Velmar. (Foto: Harian Velmar)",
                             "Ilustrasi. Gedung parlemen di Velmar."})
        EXPECT_EQ(role_of(line), LineRole::caption) << line;
    EXPECT_EQ(role_of("FILE PHOTO: Verel in Velmar.", english), LineRole::caption);
}

TEST(Furniture, Headings) {
    for (const char* line : {"Verel Tolak Usul Sorvia", "Perundingan di Velmar", "Latar belakang"})
        EXPECT_EQ(role_of(line), LineRole::heading) << line;
}

TEST(Furniture, BodyLines) {
    for (const char* line : {"Verel menolak usul Sorvia.", "“Kami pulang”",
                             "Verel menolak usul Sorvia, tetapi ia tidak mau bertemu dengan para wartawan",
                             "Ia membaca juga surat itu.", "Mereka lihat juga gedung itu."})
        EXPECT_EQ(role_of(line), LineRole::body) << line;
}

TEST(Furniture, ACreditBehindTheLastSentenceMakesNoHeading) {
    for (const char* credit : {" (ant/rds)", " [*]", " (Harian Velmar)", " 😀", "” (ant)"})
        EXPECT_EQ(role_of(std::string("Verel Tolak Usul Sorvia.") + credit), LineRole::body) << credit;
    EXPECT_EQ(role_of("Verel Tolak Usul Sorvia (ant)"), LineRole::heading);
}

TEST(Furniture, TheTailEndsThePage) {
    const Article a(body + "\n\nTerkini Lainnya\n\n" + body + "\n\n" + body);
    EXPECT_EQ(a.furniture.role(0), LineRole::body);
    for (const std::uint32_t line : {1U, 2U, 3U}) EXPECT_EQ(a.furniture.role(line), LineRole::furniture);
}

TEST(Furniture, ATailMarkerAboveTheArticleIsAMenu) {
    const Article a("Terkini Lainnya\n\n" + body);
    EXPECT_EQ(a.furniture.role(0), LineRole::furniture);
    EXPECT_EQ(a.furniture.role(1), LineRole::body);
}

TEST(Furniture, Datelines) {
    for (const char* dateline :
         {"JAKARTA, KOMPAS — ", "JAKARTA, KOMPAS.com - ", "Jakarta (ANTARA) - ", "Jakarta, CNN Indonesia -- ",
          "REPUBLIKA.CO.ID, BEIJING- ", "jpnn.com, BEIJING - ", "Suara.com - ", "WahanaNews.co | ", "MOSKOW – ",
          "VELMAR (5/7/2022) — ", "Velmar, 5 Juli 2022 - ", "Brussels: "}) {
        // A line so long that no heading looks like it.
        EXPECT_EQ(text_behind_dateline(dateline + body + " " + body), body + " " + body) << dateline;
    }
}

TEST(Furniture, DashesThatEndNoDateline) {
    for (const std::string line :
         {"Verel datang - dan langsung pulang ke Velmar.", "Menteri luar negeri Arendia — Verel — datang.",
          "Pro-Arendia itu pulang ke Velmar sore ini."})
        EXPECT_EQ(text_behind_dateline(line), line);
}

TEST(Furniture, DatesOfTheText) {
    const std::vector<std::pair<std::string, std::int32_t>> cases{
        {"Velmar (5/7/2022) - " + body, day(2022, 7, 5)},
        {"Selasa, 19 September 2023 10:30 WIB\n\n" + body, day(2023, 9, 19)},
        {"Selasa, 19 Sep 2023\n\n" + body, day(2023, 9, 19)},
        {"1 Agustus 2019\n\nVerel datang.", day(2019, 8, 1)},
        {"Penulis, 3 Mei 2019\n\nVerel datang.", day(2019, 5, 3)},
        {"31.12.2021\n\nVerel datang.", day(2021, 12, 31)},
        {"Verel datang pada Selasa (5/7/2022).", day(2022, 7, 5)},
        {"Verel datang, Selasa, 5 Juli 2022.", day(2022, 7, 5)},
        {"September 19, 2023\n\nThe minister did not come.", day(2023, 9, 19)},
        {"2/3/2020, diubah 4/5/2021\n\nVerel datang.", day(2020, 3, 2)},
        {"Dibaca 5 orang, 6/7/2020\n\nVerel datang.", day(2020, 7, 6)},
    };
    for (const auto& [text, expected] : cases) EXPECT_EQ(date_of(text), expected) << text;
}

TEST(Furniture, DatesOfOtherThings) {
    for (const char* text :
         {"Perang dimulai 24 Februari 2014.", "Verel datang pada 31.12.2021.", "The war began on 7 Mar 2022."})
        EXPECT_EQ(date_of(text), unknown_date) << text;
}

TEST(Furniture, NumbersThatAreNoDates) {
    for (const char* text :
         {"Verel datang.", "Verel datang Selasa (5/7).", "Skor 3/14/15.", "Versi 32.1.2020.", "Pada 5 Juli.",
          "Pada Juli 2022.", "Pada 5/13/2022.", "31/02/2022\n\nVerel datang.", "Pada 5/7/1022.", "5/7/22"})
        EXPECT_EQ(date_of(text), unknown_date) << text;
}

TEST(Furniture, EmptyTexts) {
    EXPECT_EQ(date_of(""), unknown_date);
    EXPECT_EQ(date_of("\n\n"), unknown_date);
}
