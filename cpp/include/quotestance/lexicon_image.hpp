// The image of a compiled lexicon: the package brings that of its own tables.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "quotestance/lexicon.hpp"

namespace quotestance {

class LexiconImage {
public:
    static std::string write(const Lexicon& lexicon, const std::vector<TableSource>& tables);

    // The lexicon, which looks into the image where it lies; `owner` keeps that alive. Null if the image is cut off, is of other
    // tables, or was written by another build: then the tables must be compiled.
    static std::shared_ptr<Lexicon> read(std::string_view image, const std::vector<TableSource>& tables,
                                         std::shared_ptr<const void> owner);

private:
    template <typename Image>
    static void transfer_all(Image& image, Lexicon& lexicon);
};

}  // namespace quotestance
