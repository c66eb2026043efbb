#include "pybind.hpp"

#include "quotestance/check.hpp"
#include "quotestance/errors.hpp"
#include "quotestance/lexicon_image.hpp"

namespace quotestance::python {
namespace {

// What Python holds, kept as long as someone in the core looks into it.
std::shared_ptr<const void> keep(py::buffer_info&& buffer) {
    return {new py::buffer_info(std::move(buffer)), [](py::buffer_info* held) {
                const py::gil_scoped_acquire acquire;
                delete held;
            }};
}

// From the image if it is one of these tables, else compiled.
std::shared_ptr<Lexicon> make_lexicon(const std::vector<std::pair<std::string, py::bytes>>& tables,
                                      const std::optional<py::buffer>& image) {
    std::vector<TableSource> sources;
    for (const auto& [path, bytes] : tables) sources.push_back({path, std::string(bytes)});
    if (image) {
        py::buffer_info buffer = image->request();
        const std::string_view bytes(static_cast<const char*>(buffer.ptr),
                                     static_cast<std::size_t>(buffer.size * buffer.itemsize));
        if (auto lexicon = LexiconImage::read(bytes, sources, keep(std::move(buffer)))) return lexicon;
    }
    const py::gil_scoped_release release;
    return std::make_shared<Lexicon>(sources);
}

std::vector<std::string> actor_ids(const Lexicon& lexicon) {
    std::vector<std::string> ids;
    for (const Actor& a : lexicon.actors()) ids.push_back(a.id);
    return ids;
}

py::list check_tables(const Lexicon& lexicon) {
    using namespace py::literals;
    py::list out;
    for (const Finding& f : check(lexicon))
        out.append(py::dict("file"_a = f.file, "line"_a = f.line, "kind"_a = f.kind, "message"_a = f.message));
    return out;
}

py::dict actors(const Lexicon& lexicon) {
    py::list ids, kinds, ofs, names;
    for (const Actor& a : lexicon.actors()) {
        ids.append(a.id);
        kinds.append(name_of(a.kind));
        ofs.append(a.of == none ? py::object(py::none()) : py::object(py::str(lexicon.actors()[a.of].id)));
        names.append(py::cast(a.names));
    }
    using namespace py::literals;
    return py::dict("id"_a = ids, "kind"_a = kinds, "of"_a = ofs, "names"_a = names);
}

py::dict concepts(const Lexicon& lexicon) {
    py::list ids, frames, tones, weights, forms, files, lines;
    for (std::uint32_t i = 0; i < lexicon.concepts().size(); ++i) {
        const Concept& c = lexicon.concepts()[i];
        ids.append(c.id);
        frames.append(name_of(c.frame));
        tones.append(c.tone);
        py::dict w;
        for (unsigned r = 0; r < c.weights.size(); ++r)
            if (c.weights[r] != 0) w[py::str(name_of(static_cast<Role>(r)))] = c.weights[r];
        for (const auto& [actor, weight] : c.codes) w[py::str(lexicon.actors()[actor].id)] = weight;
        weights.append(w);
        forms.append(py::cast(lexicon.forms(i)));
        files.append(lexicon.file(c.row));
        lines.append(c.row.line);
    }
    using namespace py::literals;
    return py::dict("concept"_a = ids, "frame"_a = frames, "tone"_a = tones, "weights"_a = weights, "forms"_a = forms,
                    "file"_a = files, "line"_a = lines);
}

std::vector<std::string> members(const Lexicon& lexicon, const std::string& bloc, std::optional<std::int32_t> date) {
    const ActorId id = lexicon.find_actor(bloc);
    if (id == none) throw InvalidOption("bloc", bloc, "no actor has this id", lexicon.suggest(bloc, 3));
    return lexicon.members(id, date.value_or(unknown_date));
}

}  // namespace

void register_lexicon(py::module_& m) {
    py::class_<Lexicon, std::shared_ptr<Lexicon>>(m, "Lexicon")
        .def(py::init(&make_lexicon), py::arg("tables"), py::arg("image") = py::none())
        .def("actor_ids", &actor_ids)
        .def("check", &check_tables)
        .def("actors", &actors)
        .def("concepts", &concepts)
        .def("members", &members, py::arg("bloc"), py::arg("date") = py::none())
        .def("suggest", &Lexicon::suggest, py::arg("name"), py::arg("limit") = 3);
}

}  // namespace quotestance::python
