#include "quotestance/columns.hpp"

#include <algorithm>
#include <limits>
#include <type_traits>

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
    for (const Evidence& e : rows) {
        push_span(e.term.tokens, tokens, points, evidence_begin, evidence_end);
        evidence_role.push_back(static_cast<std::int8_t>(e.term.role));
        evidence_origin.push_back(static_cast<std::int8_t>(e.term.origin));
        evidence_amount.push_back(e.term.amount);
        evidence_against.push_back(e.against);
        evidence_for.push_back(e.in_favour);
    }
    evidence_form.push_all(rows.size(), [&](std::size_t i) { return tokens.text(rows[i].term.tokens); });
    evidence_concept.push_all(rows.size(), [&](std::size_t i) { return name_of(rows[i].term, tokens.lexicon()); });
}

void append(Columns& to, const Columns& more) { append_columns(to, more); }
void append(SpanColumns& to, const SpanColumns& more) {
    append_columns(to, more);
    append_offsets(to.tone_offsets, more.tone_offsets);
}

}  // namespace quotestance
