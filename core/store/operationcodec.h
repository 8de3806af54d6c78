// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/domain/operation.h"

/// The parts of an operation that are kept as small JSON texts. Reading is forgiving: what can not be read is
/// empty.
namespace regulars::store {

QString toStored(const QList<FieldValue>& fields);
QString toStored(const QList<Guard>& guards);
QString toStored(const QList<ObjectRef>& objects);
QString toStored(const QList<ChangedField>& changed);
QString toStored(const LookUp& lookUp);
/// Empty for none.
QString toStored(const std::optional<Error>& error);

QList<FieldValue> fieldsFromStored(const QString& text);
QList<Guard> guardsFromStored(const QString& text);
QList<ObjectRef> objectsFromStored(const QString& text);
QList<ChangedField> changedFromStored(const QString& text);
LookUp lookUpFromStored(const QString& text);
std::optional<Error> errorFromStored(const QString& text);

} // namespace regulars::store
