// compile_tables FOLDER IMAGE: compiles the language tables of a folder and writes their image. Part of the build.
#include <algorithm>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

#include "quotestance/lexicon_image.hpp"

namespace fs = std::filesystem;

int main(int count, char** arguments) {
    if (count != 3) {
        std::cerr << "compile_tables FOLDER IMAGE\n";
        return 2;
    }
    try {
        const fs::path folder = arguments[1];
        std::vector<quotestance::TableSource> tables;
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            if (entry.path().extension() != ".tsv") continue;
            std::ifstream in(entry.path(), std::ios::binary);
            tables.push_back({fs::relative(entry.path(), folder).generic_string(),
                              std::string(std::istreambuf_iterator<char>(in), {})});
        }
        std::sort(tables.begin(), tables.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
        const quotestance::Lexicon lexicon(tables);
        const std::string image = quotestance::LexiconImage::write(lexicon, tables);
        std::ofstream out(arguments[2], std::ios::binary);
        out.write(image.data(), static_cast<std::streamsize>(image.size()));
        out.close();
        if (!out) throw std::runtime_error(std::string("cannot write ") + arguments[2]);
    } catch (const std::exception& error) {
        std::cerr << "compile_tables: " << error.what() << '\n';
        return 1;
    }
}
