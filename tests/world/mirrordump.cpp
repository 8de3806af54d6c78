// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/world/mirrordump.h"

#include <QtSql/QSqlError>
#include <QtSql/QSqlQuery>
#include <QtSql/QSqlRecord>

namespace regulars::tests {

using namespace Qt::StringLiterals;

namespace {

/// table → how a row names its parent, if it has one.
const QList<std::pair<QString, QString>> mirrorTables{
    {u"customers"_s, {}},
    {u"products"_s, {}},
    {u"prices"_s, {}},
    {u"coupons"_s, {}},
    {u"subscriptions"_s, {}},
    {u"invoices"_s, {}},
    {u"payments"_s, {}},
    {u"refunds"_s, {}},
    {u"disputes"_s, {}},
    {u"balance_transactions"_s, {}},
    {u"payment_links"_s, {}},
    {u"subscription_items"_s, u"subscriptions subscription"_s},
    {u"invoice_lines"_s, u"invoices invoice"_s},
    {u"invoice_payments"_s, u"invoices invoice"_s},
    {u"customer_values"_s, u"customers customer"_s},
};

} // namespace

QStringList mirrorDump(store::Database& database)
{
    QStringList lines;
    for (const auto& [table, parent] : mirrorTables) {
        QString sql = u"SELECT t.* FROM %1 t"_s.arg(table);
        const QStringList words = parent.split(u' ');
        if (!parent.isEmpty()) {
            sql = u"SELECT p.id AS parent_id, t.* FROM %1 t JOIN %2 p ON p.key = t.%3"_s.arg(table, words[0],
                                                                                             words[1]);
        }
        // What a step answered, and no sync has read yet.
        if (table == "payment_links"_L1) sql += u" WHERE t.read_at > 0"_s;
        QSqlQuery query(database.handle());
        if (!query.exec(sql)) qFatal("%s", qPrintable(query.lastError().text()));
        while (query.next()) {
            QStringList fields{table};
            const QSqlRecord record = query.record();
            for (int i = 0; i < record.count(); ++i) {
                const QString name = record.fieldName(i);
                if (name == "key"_L1 || name.endsWith("read_at"_L1) || (!parent.isEmpty() && name == words[1]))
                    continue;
                fields.append(name + u'=' + record.value(i).toString());
            }
            lines.append(fields.join(u' '));
        }
    }
    lines.sort();
    return lines;
}

} // namespace regulars::tests
