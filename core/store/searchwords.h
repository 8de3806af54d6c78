// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QByteArrayMatcher>
#include <QtCore/QStringList>

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
class WordMatcher {
public:
    explicit WordMatcher(const QString& word);
    bool matches(const QByteArray& text) const;

private:
    QByteArrayMatcher m_matcher;
    bool m_atBeginning;
};

} // namespace regulars::store
