// English spelling, and items of a table that cannot be read.
#include <gtest/gtest.h>

#include "forms.hpp"
#include "quotestance/errors.hpp"

using namespace quotestance;
using namespace quotestance::test;

namespace {

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

}  // namespace

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
        {"prefer/v(preferred,preferred)", "preferring", Voice::active},
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
