// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QStringList>
#include <string>
#include <string_view>

namespace regulars::store {

/// What somebody typed, taken apart (design.md 6).
struct SearchWords {
    QStringList words; ///< folded, each once; a customer has to match all of them,
    QString number;    ///< or this alone: the digits of something that can only be a number; else empty
    QString id;        ///< what may be a whole id of something that belongs to a customer; else empty
    bool isEmpty() const { return words.isEmpty(); }
};

/// Pure. Takes no more than a person types, and less than SQLite takes in one question.
SearchWords searchWords(const QString& typed);

/// Whether a word is looked for as a substring; a shorter one, of letters and digits, as the beginning of a word.
bool isSubstringWord(const QString& word);

/// Looks for one word in search texts (UTF-8, folded: see searchindex.h), by the same rules as searchCondition().
class WordFinder {
public:
    explicit WordFinder(const QString& word) : m_word(word.toUtf8().toStdString()), m_atBeginning(!isSubstringWord(word)) {}
    /// Where the word stands in a text, from a place on; npos: nowhere.
    size_t find(std::string_view text, size_t from) const;

private:
    std::string m_word;
    bool m_atBeginning;
};

} // namespace regulars::store
