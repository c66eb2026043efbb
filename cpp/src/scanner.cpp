#include "quotestance/scanner.hpp"

#include "quotestance/text.hpp"

namespace quotestance {
namespace {

bool is_digit(char32_t c) noexcept { return c >= '0' && c <= '9'; }

bool is_double_quote(char32_t c) noexcept {
    return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2033 || c == 0x301D ||
           c == 0x301E || c == 0xFF02;
}

bool is_single_quote(char32_t c) noexcept {
    return c == '\'' || (c >= 0x2018 && c <= 0x201B) || c == '`' || c == 0x2039 || c == 0x203A || c == 0xB4;
}

bool is_apostrophe(char32_t c) noexcept { return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == '`'; }

}  // namespace

std::uint64_t hash_of(std::string_view folded) noexcept {
    std::uint64_t h = 0xcbf29ce484222325ULL;  // FNV-1a, then a mix so that the low bits serve as an index
    for (const char c : folded) h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    h ^= h >> 32;
    return h * 0x9E3779B97F4A7C15ULL;
}

// After a mark inside a word: an apostrophe before a letter (Ma'ruf) but not the English possessive; a full stop inside a
// domain name (kompas.com, KOMPAS.TV) or between single capitals (U.S.).
bool Scanner::continues_word(std::size_t at) const noexcept {
    const CodePoint mark = decode(text_, at);
    const CodePoint after = decode(text_, at + mark.length);
    if (at + mark.length >= text_.size() || !is_letter(after.value)) return false;
    const std::size_t beyond = at + mark.length + after.length;
    const CodePoint second = decode(text_, beyond);
    const bool second_letter = beyond < text_.size() && is_letter(second.value);
    if (is_apostrophe(mark.value)) return second_letter || (after.value | 32) != 's';
    if (mark.value != '.') return false;
    return second_letter && (!is_upper(after.value) || is_upper(second.value));
}

void Scanner::scan_word(ScannedToken& token, std::string& folded) {
    std::size_t letters = 0, capitals = 0;
    while (at_ < text_.size()) {
        const auto byte = static_cast<unsigned char>(text_[at_]);
        if (byte < 0x80) {  // the usual case, without decoding
            if ((byte | 32) >= 'a' && (byte | 32) <= 'z') {
                ++letters;
                capitals += byte < 'a';
                folded.push_back(static_cast<char>(byte | 32));
            } else if (is_digit(byte)) {
                folded.push_back(static_cast<char>(byte));
            } else if (byte == '.' && letters == 1 && capitals == 1 && at_ + 2 < text_.size() &&
                       is_upper(static_cast<unsigned char>(text_[at_ + 1])) && text_[at_ + 2] == '.') {
                folded.push_back('.');  // initials: U.S.
                while (at_ + 1 < text_.size() && text_[at_] == '.' &&
                       is_upper(static_cast<unsigned char>(text_[at_ + 1])) && at_ + 2 < text_.size() &&
                       text_[at_ + 2] == '.') {
                    folded.push_back(static_cast<char>(text_[at_ + 1] | 32));
                    folded.push_back('.');
                    ++letters, ++capitals;
                    at_ += 2;
                }
                ++at_;
                break;
            } else if ((byte == '\'' || byte == '.' || byte == '`') && letters > (byte == '.') && continues_word(at_)) {
                folded.push_back(byte == '.' ? '.' : '\'');
            } else {
                break;
            }
            ++at_;
            continue;
        }
        const CodePoint c = decode(text_, at_);
        const bool apostrophe = is_apostrophe(c.value) && continues_word(at_);
        if (!is_letter(c.value) && !is_skipped(c.value) && !apostrophe) break;
        letters += is_letter(c.value) && !apostrophe;
        capitals += is_upper(c.value);
        if (const char32_t plain = quotestance::fold(c.value)) append_utf8(folded, plain);
        at_ += c.length;
    }
    token.kind = TokenKind::word;
    token.upper = is_upper(token.first);
    token.all_upper =
        capitals >= 1 && capitals == letters && (letters >= 2 || is_digit(static_cast<unsigned char>(folded.back())));
}

void Scanner::scan_number(ScannedToken& token, std::string& folded) {
    const auto digit_at = [&](std::size_t i) {
        return i < text_.size() && is_digit(static_cast<unsigned char>(text_[i]));
    };
    while (at_ < text_.size()) {
        const auto byte = static_cast<unsigned char>(text_[at_]);
        const bool inside = (byte == '.' || byte == ',' || byte == ':' || byte == '/') && digit_at(at_ + 1);
        if (!is_digit(byte) && !inside && !is_letter(byte < 0x80 ? byte : 0U)) break;
        folded.push_back(static_cast<char>(quotestance::fold(static_cast<char32_t>(byte))));
        ++at_;
    }
    token.kind = TokenKind::number;
}

bool Scanner::next(ScannedToken& token, std::string& folded) {
    const std::size_t from = at_;
    CodePoint c{0, 0};
    while (at_ < text_.size()) {
        c = decode(text_, at_);
        if (!is_space(c.value) && !is_skipped(c.value)) break;
        at_ += c.length;
    }
    if (at_ >= text_.size()) return false;
    token = {static_cast<std::uint32_t>(at_), 0, TokenKind::mark, false, false, at_ > from || line_begins_, c.value, 0};
    folded.clear();
    if (c.value == '\n' || c.value == '\r' || c.value == 0x2028 || c.value == 0x2029 || c.value == 0x85) {
        at_ += c.length;
        if (c.value == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
        token.kind = TokenKind::line_end;
    } else if (is_digit(c.value)) {
        scan_number(token, folded);
    } else if (is_letter(c.value)) {
        scan_word(token, folded);
    } else {
        at_ += c.length;
        if (is_double_quote(c.value)) token.kind = TokenKind::double_quote;
        if (is_single_quote(c.value)) token.kind = TokenKind::single_quote;
        const bool doubled =
            token.kind == TokenKind::single_quote && decode(text_, at_).value == c.value && at_ < text_.size();
        if (doubled) {  // '' and `` stand for a double mark
            at_ += c.length;
            token.kind = TokenKind::double_quote;
        }
        if (const char32_t plain = quotestance::fold(c.value)) append_utf8(folded, plain);
    }
    line_begins_ = token.kind == TokenKind::line_end;
    token.end = static_cast<std::uint32_t>(at_);
    token.hash = hash_of(folded);
    return true;
}

}  // namespace quotestance
