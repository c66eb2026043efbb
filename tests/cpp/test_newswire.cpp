// Reports as real newswire writes them: who passes what on, what stands between a cue and its clause, and who is meant.
#include <gtest/gtest.h>

#include "article.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

std::string last_speaker(const std::string& text) {
    const Article a(text, unknown_date, *arendian_lexicon());
    return a.speakers.all().empty() ? "nobody" : std::string(a.speakers.all().back().id);
}

}  // namespace

TEST(Newswire, IndonesianContents) {
    expect_said({
        {"Jonas Tovin memberi tahu mitranya dari Sorvia Dara Kelbrin bahwa sanksi itu salah.",
         {"indirect | sanksi itu salah. | memberi tahu | tovin"}},
        {"Jonas Tovin mengatakan setelah perundingan berakhir bahwa sanksi itu salah.",
         {"indirect | sanksi itu salah. | mengatakan | tovin"}},
        {"Jonas Tovin berjanji untuk membantu Arendia, mengatakan sanksi itu salah.",
         {"indirect | membantu Arendia | berjanji | tovin", "indirect | sanksi itu salah. | mengatakan | tovin"}},
        {"Jonas Tovin membalas kritik para pejabat Sorvia pada hari Selasa dengan mengatakan bahwa sanksi itu salah.",
         {"act | para pejabat Sorvia pada hari Selasa | membalas kritik | tovin",
          "indirect | sanksi itu salah. | mengatakan | tovin"}},
        {"Jonas Tovin mendorong Sorvia agar menahan diri.",
         {"indirect | Sorvia agar menahan diri. | mendorong | tovin"}},
        {"Jonas Tovin mendorong kereta bayi di taman.", {}},
        {"Jonas Tovin menyampaikan keprihatinan mendalam dan mengulangi seruan agar semua pihak menahan diri.",
         {"indirect | semua pihak menahan diri. | mengulangi seruan agar | tovin"}},
        {"Jonas Tovin menyebut sanksi itu sebagai kesalahan seperti melansir dari Reuters.",
         {"indirect | sanksi itu sebagai kesalahan | menyebut | tovin"}},
    });
}

TEST(Newswire, IndonesianSubjects) {
    expect_said({
        {"Perundingan itu gagal total. Sorvia – yang bukan anggota NATO – mengumumkan bahwa sanksi itu salah.",
         {"indirect | sanksi itu salah. | mengumumkan | sorvia"}},
        {"Perundingan itu digelar sebelum Presiden Sorvia Jonas Kelbrin pada hari Senin mengatakan sanksi itu salah.",
         {"indirect | sanksi itu salah. | mengatakan | kelbrin"}},
        {"AP melaporkan Jonas Tovin mengatakan sanksi itu salah.",
         {"indirect | sanksi itu salah. | mengatakan | tovin"}},
        {"Jonas Tovin menyebut sanksi itu salah, menurut The Velmar Times.",
         {"indirect | sanksi itu salah | menyebut | tovin"}},
    });
}

TEST(Newswire, EnglishContents) {
    const Strings said{"indirect | the sanctions were wrong. | said | tovin"};
    expect_said({
        {"Jonas Tovin said in a Monday phone call with Mira Solan that the sanctions were wrong.", said},
        {"Jonas Tovin said at Thursday's media briefing that the sanctions were wrong.", said},
        {"The talks had failed, Jonas Tovin said on Monday at a conference on topical issues of the region.",
         {"indirect | The talks had failed | said | tovin"}},
        {"Jonas Tovin warned that ties could “fall into an abyss,” the BBC said.",
         {"mixed | ties could “fall into an abyss,” | warned | tovin"}},
        {"Jonas Tovin warned that Sorvia could “use gas as a weapon,” adding that it was late.",
         {"mixed | Sorvia could “use gas as a weapon,” | warned | tovin", "indirect | it was late. | adding | tovin"}},
        {"Jonas Tovin arrived. According to him, the sanctions were wrong.",
         {"indirect | the sanctions were wrong. | According to | tovin"}},
        {"Jonas Tovin arrived. In his words, the sanctions were wrong.",
         {"indirect | the sanctions were wrong. | In his words | tovin"}},
    });
}

TEST(Newswire, EnglishSpeakers) {
    const std::vector<std::pair<std::string, std::string>> cases{
        {"Tomas Verel arrived. The Arendian said it was late.", "verel"},
        {"Tomas Verel arrived. The Sorvian said it was late.", "sorvia"},
        {"Tomas Verel arrived. The Kremlin said it was late.", "russia"},
        {"Mira Solan arrived. According to her, it was late.", "solan"},
        {"Arendia's foreign ministry said it was late. “It is dark,” the statement said.", "arendia_foreign_ministry"},
        {"Mira Solan left. In a speech in Velmar, Tomas Verel thanked the crowd. “It is late,” he said.", "verel"},
    };
    for (const auto& [text, id] : cases) EXPECT_EQ(last_speaker(text), id) << text;
}

TEST(Newswire, IndonesianSpeakers) {
    const std::vector<std::pair<std::string, std::string>> cases{
        // Who is spoken of is not who speaks, if somebody else did.
        {"Mira Solan mengatakan sanksi itu salah. Tomas Verel menyebut sanksi itu sah. “Tomas Verel keliru besar,” "
         "katanya.",
         "solan"},
        {"Tomas Verel menyebut sanksi itu sah. “Tomas Verel tidak pernah keliru,” katanya.", "verel"},
        {"Tomas Verel menyebut sanksi itu sah. Hal yang sama disampaikan Mira Solan. “Kami setuju,” ujarnya.", "solan"},
        {"Jonas Tovin pulang. Dalam pidatonya di Velmar, Menlu Arendia, Mira Solan menolak sanksi. Dia menegaskan "
         "bahwa Arendia menepati janji.",
         "solan"},
    };
    for (const auto& [text, id] : cases) EXPECT_EQ(last_speaker(text), id) << text;
}
