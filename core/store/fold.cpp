// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/fold.h"

namespace regulars::store {

namespace {

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

/// Letters without a canonical decomposition, already in lower case.
void appendFolded(QString& out, QChar c)
{
    switch (c.unicode()) {
    case u'ß': out += u"ss"; break;
    case u'æ': out += u"ae"; break;
    case u'œ': out += u"oe"; break;
    case u'þ': out += u"th"; break;
    case u'ø': out += u'o'; break;
    case u'đ':
    case u'ð': out += u'd'; break;
    case u'ł': out += u'l'; break;
    case u'ħ': out += u'h'; break;
    case u'ŧ': out += u't'; break;
    case u'ŋ': out += u'n'; break;
    case u'ı': out += u'i'; break;
    case u'\0': break; // would end the text inside SQLite's tokenizers
    default: out += c; break;
    }
}

} // namespace

QString fold(QStringView text)
{
    if (isAscii(text) && !text.contains(QChar(u'\0'))) return text.toString().toLower();
    const QString decomposed = text.toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString out;
    out.reserve(decomposed.size());
    for (const QChar c : decomposed.normalized(QString::NormalizationForm_KD)) {
        const bool mark = c.category() == QChar::Mark_NonSpacing || c.category() == QChar::Mark_Enclosing;
        if (!mark) appendFolded(out, c);
    }
    return out;
}

QString digitsOf(QStringView text)
{
    QString out;
    for (const QChar c : text) {
        if (c.isDigit()) out += QChar(static_cast<char16_t>(u'0' + c.digitValue()));
    }
    return out;
}

} // namespace regulars::store
