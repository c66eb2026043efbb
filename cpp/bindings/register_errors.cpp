#include "pybind.hpp"

#include "quotestance/errors.hpp"

namespace quotestance::python {
namespace {

// Exception classes live as long as the module; kept here so that the translator can raise them with their facts.
struct Classes {
    py::object base, text, option, lexicon;
};
py::gil_safe_call_once_and_store<Classes> classes;

void raise(const py::object& type, const std::exception& error, const py::dict& facts) {
    py::object instance = type(error.what());
    for (const auto& [name, value] : facts) instance.attr(py::str(name)) = value;
    PyErr_SetObject(type.ptr(), instance.ptr());
}

void translate(std::exception_ptr pointer) {
    if (!pointer) return;
    const Classes& c = classes.get_stored();
    using namespace py::literals;
    try {
        std::rethrow_exception(pointer);
    } catch (const InvalidText& e) {
        raise(c.text, e, py::dict("document"_a = e.document, "byte"_a = e.byte, "reason"_a = e.reason));
    } catch (const InvalidOption& e) {
        raise(c.option, e, py::dict("option"_a = e.option, "value"_a = e.value, "suggestions"_a = e.suggestions));
    } catch (const LexiconError& e) {
        raise(c.lexicon, e, py::dict("file"_a = e.file, "line"_a = e.line, "reason"_a = e.reason));
    } catch (const Error& e) {
        raise(c.base, e, py::dict());
    }
}

py::object make_class(py::module_& m, const char* name, const py::object& base, const char* doc) {
    py::dict space;
    space["__module__"] = "quotestance.errors";
    space["__doc__"] = doc;
    py::object type = py::module_::import("builtins").attr("type")(name, py::make_tuple(base), space);
    m.attr(name) = type;
    return type;
}

}  // namespace

void register_errors(py::module_& m) {
    classes.call_once_and_store_result([&] {
        const py::object value_error = py::module_::import("builtins").attr("ValueError");
        Classes c;
        c.base = make_class(m, "QuotestanceError", value_error, "What every error of quotestance is.");
        c.text = make_class(m, "InvalidText", c.base,
                            "Text that cannot be read: ``document``, ``byte`` and ``reason`` say where and why.");
        c.option = make_class(m, "InvalidOption", c.base,
                              "An option with a value that it cannot take: ``option``, ``value``, ``suggestions``.");
        c.lexicon = make_class(m, "LexiconError", c.base,
                               "A table row that cannot be used: ``file``, ``line`` and ``reason``.");
        return c;
    });
    py::register_exception_translator(translate);
}

}  // namespace quotestance::python
