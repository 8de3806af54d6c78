// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stripe/forms.h"

#include <QtCore/QUrl>

namespace regulars::stripe {

using namespace Qt::StringLiterals;

Form& Form::add(const QByteArray& name, const QString& value)
{
    if (!m_encoded.isEmpty()) m_encoded += '&';
    m_encoded += name.toPercentEncoding("[]");
    m_encoded += '=';
    m_encoded += QUrl::toPercentEncoding(value);
    return *this;
}

Form& Form::add(const QByteArray& name, qint64 value)
{
    return add(name, QString::number(value));
}

Form& Form::addFlag(const QByteArray& name, bool value)
{
    return add(name, value ? u"true"_s : u"false"_s);
}

Form& Form::unset(const QByteArray& name)
{
    return add(name, QString());
}

QByteArray member(const QByteArray& parent, const QString& key)
{
    return parent + '[' + key.toUtf8() + ']';
}

QString pathSegment(const QString& id)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(id));
}

} // namespace regulars::stripe
