// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/operationcodec.h"

#include <QtCore/QJsonArray>
#include <QtCore/QJsonDocument>
#include <QtCore/QJsonObject>

namespace regulars::store {

using namespace Qt::StringLiterals;

namespace {

/// The kinds as words, so that the order of the enum may change.
constexpr std::pair<ErrorKind, QStringView> kinds[] = {
    {ErrorKind::Network, u"network"},       {ErrorKind::Timeout, u"timeout"},
    {ErrorKind::RateLimited, u"rate"},      {ErrorKind::Auth, u"auth"},
    {ErrorKind::Permission, u"permission"}, {ErrorKind::Declined, u"declined"},
    {ErrorKind::NotFound, u"not_found"},    {ErrorKind::Conflict, u"conflict"},
    {ErrorKind::Validation, u"validation"}, {ErrorKind::Refused, u"refused"},
    {ErrorKind::Server, u"server"},         {ErrorKind::Storage, u"storage"},
    {ErrorKind::Cancelled, u"cancelled"},   {ErrorKind::Bug, u"bug"},
};

constexpr std::pair<LookUp::By, QStringView> ways[] = {
    {LookUp::By::None, u"none"},
    {LookUp::By::Metadata, u"metadata"},
    {LookUp::By::State, u"state"},
    {LookUp::By::Listed, u"listed"},
    {LookUp::By::Event, u"event"},
};

template<class Value, size_t size>
QString nameOf(const std::pair<Value, QStringView> (&table)[size], Value value)
{
    for (const auto& [known, name] : table) {
        if (known == value) return name.toString();
    }
    return {};
}

template<class Value, size_t size>
Value valueOf(const std::pair<Value, QStringView> (&table)[size], const QString& name, Value otherwise)
{
    for (const auto& [value, known] : table) {
        if (known == name) return value;
    }
    return otherwise;
}

QJsonObject json(const FieldValue& field)
{
    return {{u"at"_s, field.pointer}, {u"value"_s, field.value}};
}
QJsonObject json(const ObjectRef& object)
{
    return {{u"type"_s, object.type}, {u"id"_s, object.id}};
}
QJsonObject json(const ChangedField& field)
{
    return {{u"object"_s, json(field.object)},
            {u"at"_s, field.pointer},
            {u"seen"_s, field.seen},
            {u"now"_s, field.now}};
}

QJsonObject json(const Guard& guard);

template<class T> QJsonArray arrayOf(const QList<T>& values)
{
    QJsonArray array;
    for (const T& value : values)
        array.append(json(value));
    return array;
}

QJsonObject json(const Guard& guard)
{
    QJsonObject object{{u"object"_s, json(guard.object)}, {u"path"_s, guard.path}, {u"fields"_s, arrayOf(guard.fields)}};
    if (!guard.query.isEmpty()) object.insert(u"query"_s, QString::fromLatin1(guard.query));
    return object;
}

FieldValue fieldOf(const QJsonValue& json)
{
    return {json[u"at"_s].toString(), json[u"value"_s].toString()};
}
ObjectRef objectOf(const QJsonValue& json)
{
    return {json[u"type"_s].toString(), json[u"id"_s].toString()};
}
ChangedField changedOf(const QJsonValue& json)
{
    return {objectOf(json[u"object"_s]), json[u"at"_s].toString(), json[u"seen"_s].toString(),
            json[u"now"_s].toString()};
}

template<class Read> auto listOf(const QJsonValue& array, Read read)
{
    QList<decltype(read(array))> values;
    for (const QJsonValue value : array.toArray())
        values.append(read(value));
    return values;
}

Guard guardOf(const QJsonValue& json)
{
    return {objectOf(json[u"object"_s]), json[u"path"_s].toString(), listOf(json[u"fields"_s], fieldOf),
            json[u"query"_s].toString().toLatin1()};
}

QString written(const QJsonArray& array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QString written(const QJsonObject& object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QJsonValue arrayIn(const QString& text)
{
    return QJsonDocument::fromJson(text.toUtf8()).array();
}

} // namespace

QString toStored(const QList<FieldValue>& fields)
{
    return written(arrayOf(fields));
}
QString toStored(const QList<Guard>& guards)
{
    return written(arrayOf(guards));
}
QString toStored(const QList<ObjectRef>& objects)
{
    return written(arrayOf(objects));
}
QString toStored(const QList<ChangedField>& changed)
{
    return changed.isEmpty() ? u""_s : written(arrayOf(changed));
}

QString toStored(const LookUp& lookUp)
{
    return written(QJsonObject{{u"by"_s, nameOf(ways, lookUp.by)},
                               {u"path"_s, lookUp.path},
                               {u"query"_s, QString::fromLatin1(lookUp.query)},
                               {u"fields"_s, arrayOf(lookUp.fields)},
                               {u"gone"_s, lookUp.gone}});
}

QString toStored(const std::optional<Error>& error)
{
    if (!error) return u""_s;
    return written(QJsonObject{{u"kind"_s, nameOf(kinds, error->kind)},
                               {u"detail"_s, error->detail},
                               {u"code"_s, error->code},
                               {u"type"_s, error->type},
                               {u"param"_s, error->param},
                               {u"decline_code"_s, error->declineCode},
                               {u"request_id"_s, error->requestId},
                               {u"permission"_s, error->permission},
                               {u"status"_s, error->httpStatus}});
}

QList<FieldValue> fieldsFromStored(const QString& text)
{
    return listOf(arrayIn(text), fieldOf);
}
QList<Guard> guardsFromStored(const QString& text)
{
    return listOf(arrayIn(text), guardOf);
}
QList<ObjectRef> objectsFromStored(const QString& text)
{
    return listOf(arrayIn(text), objectOf);
}
QList<ChangedField> changedFromStored(const QString& text)
{
    return listOf(arrayIn(text), changedOf);
}

LookUp lookUpFromStored(const QString& text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    LookUp lookUp;
    lookUp.by = valueOf(ways, json[u"by"_s].toString(), LookUp::By::None);
    lookUp.path = json[u"path"_s].toString();
    lookUp.query = json[u"query"_s].toString().toLatin1();
    lookUp.fields = listOf(json[u"fields"_s], fieldOf);
    lookUp.gone = json[u"gone"_s].toBool();
    return lookUp;
}

std::optional<Error> errorFromStored(const QString& text)
{
    if (text.isEmpty()) return std::nullopt;
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    Error error;
    error.kind = valueOf(kinds, json[u"kind"_s].toString(), ErrorKind::Bug);
    error.detail = json[u"detail"_s].toString();
    error.code = json[u"code"_s].toString();
    error.type = json[u"type"_s].toString();
    error.param = json[u"param"_s].toString();
    error.declineCode = json[u"decline_code"_s].toString();
    error.requestId = json[u"request_id"_s].toString();
    error.permission = json[u"permission"_s].toString();
    error.httpStatus = json[u"status"_s].toInt();
    return error;
}

} // namespace regulars::store
