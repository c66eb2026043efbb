#include "quotestance/columns.hpp"

#include <limits>

#include "quotestance/tone.hpp"

namespace quotestance {
namespace {

template <typename T>
void append_to(std::vector<T>& a, const std::vector<T>& b) {
    a.insert(a.end(), b.begin(), b.end());
}
void append_to(StringColumn& a, const StringColumn& b) { a.append(b); }

// Offsets into a column that grows: shifted by what is there already.
void append_offsets(std::vector<std::int64_t>& a, const std::vector<std::int64_t>& b) {
    const std::int64_t base = a.back();
    for (std::size_t i = 1; i < b.size(); ++i) a.push_back(base + b[i]);
}

template <typename Table>
void append_columns(Table& to, const Table& more) {
    append_offsets(to.score.evidence_offsets, more.score.evidence_offsets);
    std::vector<const void*> theirs;
    Table::each(more, [&](std::string_view, const auto& column) { theirs.push_back(&column); });
    std::size_t i = 0;
    Table::each(to, [&](std::string_view name, auto& column) {
        using Column = std::remove_reference_t<decltype(column)>;
        const auto& column_more = *static_cast<const Column*>(theirs[i++]);
        if (!name.ends_with("_offsets")) append_to(column, column_more);
    });
}

}  // namespace

void StringColumn::append(const StringColumn& other) {
    append_offsets(offsets, other.offsets);
    append_to(bytes, other.bytes);
}

void ScoreColumns::push_row(const Stance& s, double sentiment_value, std::span<const Evidence> rows,
                            const Tokens& tokens, const CodePoints& points) {
    constexpr double missing = std::numeric_limits<double>::quiet_NaN();
    const bool spoken = s.label != Label::unspoken;
    stance.push_back(spoken ? s.score() : missing);
    stance_label.push_back(static_cast<std::int8_t>(s.label));
    p_negative.push_back(spoken ? s.negative : missing);
    p_neutral.push_back(spoken ? s.neutral : missing);
    p_positive.push_back(spoken ? s.positive : missing);
    abstained.push_back(s.abstained);
    sentiment.push_back(sentiment_value);
    sentiment_label.push_back(static_cast<std::int8_t>(quotestance::sentiment_label(sentiment_value)));
    if (!rows.empty()) push_evidence(rows, tokens, points);
    evidence_offsets.push_back(static_cast<std::int64_t>(evidence_begin.size()));
}

void ScoreColumns::push_evidence(std::span<const Evidence> rows, const Tokens& tokens, const CodePoints& points) {
    const auto column = [&](auto& values, const auto& value_of) {
        const std::size_t at = values.size();
        values.resize(at + rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            values[at + i] = static_cast<std::remove_reference_t<decltype(values[0])>>(value_of(rows[i]));
    };
    const auto first = [&](const Evidence& e) -> std::size_t { return tokens[e.term.tokens.first].begin; };
    const auto last = [&](const Evidence& e) -> std::size_t { return tokens[e.term.tokens.last - 1].end; };
    column(evidence_begin, [&](const Evidence& e) { return e.term.tokens.empty() ? -1 : points(first(e)); });
    column(evidence_end, [&](const Evidence& e) { return e.term.tokens.empty() ? -1 : points(last(e)); });
    column(evidence_role, [](const Evidence& e) { return e.term.role; });
    column(evidence_origin, [](const Evidence& e) { return e.term.origin; });
    column(evidence_amount, [](const Evidence& e) { return e.term.amount; });
    column(evidence_against, [](const Evidence& e) { return e.against; });
    column(evidence_for, [](const Evidence& e) { return e.in_favour; });
    evidence_form.push_all(rows.size(), [&](std::size_t i) {
        const Evidence& e = rows[i];
        return e.term.tokens.empty() ? std::string_view{} : tokens.text().substr(first(e), last(e) - first(e));
    });
    evidence_concept.push_all(rows.size(), [&](std::size_t i) { return name_of(rows[i].term, tokens.lexicon()); });
}

void append(Columns& to, const Columns& more) { append_columns(to, more); }
void append(SpanColumns& to, const SpanColumns& more) {
    append_columns(to, more);
    append_offsets(to.tone_offsets, more.tone_offsets);
}

void push_span(Span s, const Tokens& tokens, const CodePoints& points, std::vector<std::int64_t>& begin,
               std::vector<std::int64_t>& end) {
    begin.push_back(s.empty() ? -1 : points(tokens[s.first].begin));
    end.push_back(s.empty() ? -1 : points(tokens[s.last - 1].end));
}

}  // namespace quotestance
