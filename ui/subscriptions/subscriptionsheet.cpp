// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/subscriptionsheet.h"

#include "ui/kit/statepanel.h"
#include "ui/kit/whendone.h"

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;

SubscriptionSheet::SubscriptionSheet(QWidget* window, QSize largest, const kit::StoreWorkers& workers, kit::StoreWatch& watch,
                                     Perform perform, words::Style style, std::function<Instant()> now)
    : ActionSheet(window, largest, std::move(perform), std::move(style))
    , m_workers(workers)
    , m_now(std::move(now))
{
    connect(&watch, &kit::StoreWatch::changed, this, &SubscriptionSheet::follow);
}

QString SubscriptionSheet::lineOf(const SubscriptionBasis& basis)
{
    QStringList line{basis.customer ? basis.customer->name : QString(), basis.title};
    line.removeAll(QString());
    return line.join(u" · "_s);
}

void SubscriptionSheet::openOn(const SubscriptionId& id)
{
    m_id = id;
    m_customer = {};
    start();
}

void SubscriptionSheet::openFor(const CustomerId& id)
{
    m_id = {};
    m_customer = id;
    start();
}

void SubscriptionSheet::start()
{
    m_basis.reset();
    begin();
    states()->showLoading();
    open();
    reload();
}

void SubscriptionSheet::follow(const store::Changes& changes)
{
    const bool isOurs = m_basis && changes.customers.contains(m_basis->subscription.customer);
    if (isOpen() && (changes.everything || isOurs)) reload();
}

void SubscriptionSheet::reload()
{
    const quint64 number = ++m_number;
    const auto job = [id = m_id, customer = m_customer, now = m_now()](store::Database& database) {
        return customer.isEmpty() ? loadSubscriptionBasis(database, id, now) : loadNewBasis(database, customer, now);
    };
    kit::whenDone(m_workers.read(job), this, [this, number](const Answer& answer) {
        if (number == m_number) take(answer);
    });
}

void SubscriptionSheet::take(const Answer& answer)
{
    if (!answer) return states()->showError(words::sentence(answer.error()));
    if (!*answer)
        return states()->showEmpty(m_customer.isEmpty() ? tr("This subscription is not here") : tr("This customer is not here"),
                                   tr("It may not be synced yet."));
    const bool first = !m_basis;
    m_basis = **answer;
    states()->showContent();
    present(first);
    if (first) Q_EMIT customerShown(m_basis->subscription.customer);
}

} // namespace regulars::subscriptions
