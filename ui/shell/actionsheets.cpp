// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/actionsheets.h"

#include "core/balance/history.h"
#include "core/balance/pendingitems.h"
#include "ui/balance/adjustsheet.h"
#include "ui/balance/givebacksheet.h"
#include "ui/blocks/blocksheet.h"
#include "ui/payments/refundsheet.h"
#include "ui/payments/repaymentsheet.h"
#include "ui/shell/studio.h"
#include "ui/shell/studiobanners.h"
#include "ui/subscriptions/cancelsheet.h"
#include "ui/subscriptions/collectsheet.h"
#include "ui/subscriptions/creationsheet.h"
#include "ui/subscriptions/goonsheets.h"
#include "ui/subscriptions/methodsheet.h"
#include "ui/subscriptions/plansheet.h"
#include "ui/subscriptions/termsheets.h"
#include "ui/subscriptions/wholepausesheets.h"

#include <QtCore/QUuid>

namespace regulars::shell {

ActionSheets::ActionSheets(QWidget* window, Studio& studio, StudioBanners& banners)
    : m_window(window), m_studio(studio), m_banners(banners)
{
    connect(&studio.sync(), &SyncRunner::stateChanged, this, [this] {
        for (kit::ActionSheet* sheet : built())
            sheet->setObstacle(obstacle());
    });
}

ActionSheets::~ActionSheets()
{
    renew(); // sheets belong to the window, which stays
}

/// `more`: what its constructor takes besides what all take.
template<class Sheet, class... More> void ActionSheets::prepare(Sheet*& sheet, More... more)
{
    if (sheet) return;
    const auto perform = [this](const Plan& plan, const QString& id) {
        return m_studio.operations().perform(plan, id);
    };
    sheet =
        new Sheet(m_window, m_studio.workers(), m_studio.watch(), perform, m_studio.facts().style(), more...);
    connect(sheet, &kit::ActionSheet::told, &m_banners, &StudioBanners::tell);
    connect(sheet, &kit::ActionSheet::told, this, &ActionSheets::performed);
    if constexpr (std::is_base_of_v<subscriptions::SubscriptionSheet, Sheet>)
        connect(sheet, &subscriptions::SubscriptionSheet::customerShown, this, [this](const CustomerId& id) { m_studio.sync().lookAt(id); });
    sheet->setObstacle(obstacle());
    sheet->setTest(m_studio.isTest());
}

QList<kit::ActionSheet*> ActionSheets::built() const
{
    QList<kit::ActionSheet*> all{m_refund, m_repayment, m_adjust, m_giveBack, m_block, m_cancel, m_recover, m_plan, m_price,
                                 m_discounts, m_billingDay, m_method, m_creation, m_pause, m_resume, m_wholePause, m_wholeResumption, m_collect};
    all.removeAll(nullptr);
    return all;
}

void ActionSheets::openRefund(const PaymentId& id)
{
    prepare(m_refund, [this] { return m_studio.now(); }, [this](const QList<blocks::Detail>& details) { return askRadar(details); });
    m_refund->showRefund(id);
}

void ActionSheets::openRepayment(const PaymentId& id)
{
    prepare(m_repayment, [this] { return m_studio.now(); });
    m_repayment->showRepayment(id);
}

void ActionSheets::openAdjust(const CustomerId& id)
{
    prepare(m_adjust, [this](const CustomerId& customer) {
        return m_studio.operations().ask([customer](stripe::Client& client, const CancelToken& cancel) {
            return balance::loadHistory(client, customer, cancel);
        });
    });
    m_adjust->showCustomer(id);
}

void ActionSheets::openGiveBack(const CustomerId& id)
{
    prepare(m_giveBack, [this] { return m_studio.now(); }, [this](const CustomerId& customer) {
        return m_studio.operations().ask([customer](stripe::Client& client, const CancelToken& cancel) {
            return balance::loadPendingItems(client, customer, cancel);
        });
    });
    m_giveBack->showCustomer(id);
}

void ActionSheets::openBlocks(const CustomerId& id)
{
    prepare(m_block, [this](const QList<blocks::Detail>& details) { return askRadar(details); });
    m_block->showCustomer(id);
}

void ActionSheets::openDeed(subscriptions::Deed deed, const SubscriptionId& id)
{
    using subscriptions::Deed;
    switch (deed) {
    case Deed::Collect:
        return openPlain(m_collect, id);
    case Deed::ChangePlan:
        return openChange(m_plan, id);
    case Deed::EditPrice:
        return openChange(m_price, id);
    case Deed::Discount:
        return openDiscounts(id);
    case Deed::BillingDay:
        return openBillingDay(id);
    case Deed::Method:
        return openMethod(id);
    case Deed::Pause:
        return openPlain(m_pause, id);
    case Deed::Resume:
        return openPlain(m_resume, id);
    case Deed::PauseWhole:
        return openWholePause(id);
    case Deed::ResumeWhole:
        return openWholeResumption(id);
    case Deed::Recover:
        return openPlain(m_recover, id);
    case Deed::Cancel:
        return openCancel(id);
    }
}

template<class Sheet> void ActionSheets::openChange(Sheet*& sheet, const SubscriptionId& id)
{
    using namespace subscriptions;
    const auto quote = [this](const ChangeDraft& draft, const SubscriptionBasis& basis) {
        return m_studio.operations().ask([draft, basis](stripe::Client& client, const CancelToken& cancel) {
            return quoteChange(client, draft, basis, cancel);
        });
    };
    prepare(sheet, [this] { return m_studio.now(); }, quote, [this](const CustomerId& customer) { openGiveBack(customer); });
    sheet->showSubscription(id);
}

void ActionSheets::openCancel(const SubscriptionId& id)
{
    using namespace subscriptions;
    prepare(m_cancel, [this] { return m_studio.now(); }, [this](const CancellationDraft& draft, const SubscriptionBasis& basis) {
        return m_studio.operations().ask([draft, basis](stripe::Client& client, const CancelToken& cancel) {
            return quoteCancellation(client, draft, basis, cancel);
        });
    }, [this](const CustomerId& customer) { openGiveBack(customer); });
    m_cancel->showSubscription(id);
}

void ActionSheets::openMethod(const SubscriptionId& id)
{
    using namespace subscriptions;
    prepare(m_method, [this] { return m_studio.now(); }, [this](const Subscription& subscription, MethodPageFor whom) {
        const QByteArray key = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        return m_studio.operations().ask([subscription, whom, key](stripe::Client& client, const CancelToken& cancel) {
            return askMethodPage(client, subscription, whom, key, cancel);
        });
    });
    m_method->showSubscription(id);
}

void ActionSheets::openCreation(const CustomerId& id)
{
    using namespace subscriptions;
    prepare(m_creation, [this] { return m_studio.now(); }, [this](const CreationDraft& draft, const SubscriptionBasis& basis) {
        return m_studio.operations().ask([draft, basis](stripe::Client& client, const CancelToken& cancel) {
            return quoteCreation(client, draft, basis, cancel);
        });
    });
    m_creation->showCustomer(id);
}

template<class Sheet> void ActionSheets::openPlain(Sheet*& sheet, const SubscriptionId& id)
{
    prepare(sheet, [this] { return m_studio.now(); });
    sheet->showSubscription(id);
}

void ActionSheets::openDiscounts(const SubscriptionId& id)
{
    using namespace subscriptions;
    prepare(m_discounts, [this] { return m_studio.now(); }, [this](const DiscountDraft& draft, const SubscriptionBasis& basis) {
        return m_studio.operations().ask([draft, basis](stripe::Client& client, const CancelToken& cancel) {
            return quoteDiscounts(client, draft, basis, cancel);
        });
    });
    m_discounts->showSubscription(id);
}

void ActionSheets::openBillingDay(const SubscriptionId& id)
{
    using namespace subscriptions;
    prepare(m_billingDay, [this] { return m_studio.now(); }, [this](const BillingDayDraft& draft, const SubscriptionBasis& basis) {
        return m_studio.operations().ask([draft, basis](stripe::Client& client, const CancelToken& cancel) {
            return quoteBillingDay(client, draft, basis, cancel);
        });
    });
    m_billingDay->showSubscription(id);
}

void ActionSheets::openWholePause(const SubscriptionId& id)
{
    prepare(m_wholePause, [this] { return m_studio.now(); }, [this](const subscriptions::SubscriptionBasis& basis) {
        return m_studio.operations().ask([basis](stripe::Client& client, const CancelToken& cancel) {
            return subscriptions::quoteWholePause(client, basis, cancel);
        });
    }, [this](const CustomerId& customer) { openGiveBack(customer); });
    m_wholePause->showSubscription(id);
}

void ActionSheets::openWholeResumption(const SubscriptionId& id)
{
    using namespace subscriptions;
    prepare(m_wholeResumption, [this] { return m_studio.now(); }, [this](const WholeResumptionDraft& draft, const SubscriptionBasis& basis) {
        return m_studio.operations().ask([draft, basis](stripe::Client& client, const CancelToken& cancel) {
            return quoteWholeResumption(client, draft, basis, cancel);
        });
    });
    m_wholeResumption->showSubscription(id);
}

QFuture<Result<blocks::Radar>> ActionSheets::askRadar(const QList<blocks::Detail>& details)
{
    return m_studio.operations().ask([details](stripe::Client& client, const CancelToken& cancel) {
        return blocks::readRadar(client, details, cancel);
    });
}

void ActionSheets::refresh()
{
    for (kit::ActionSheet* sheet : built())
        sheet->setTest(m_studio.isTest());
}

void ActionSheets::renew()
{
    qDeleteAll(built());
    m_refund = nullptr;
    m_repayment = nullptr;
    m_adjust = nullptr;
    m_giveBack = nullptr;
    m_block = nullptr;
    m_cancel = nullptr;
    m_recover = nullptr;
    m_plan = nullptr;
    m_price = nullptr;
    m_discounts = nullptr;
    m_billingDay = nullptr;
    m_method = nullptr;
    m_creation = nullptr;
    m_pause = nullptr;
    m_collect = nullptr;
    m_resume = nullptr;
    m_wholePause = nullptr;
    m_wholeResumption = nullptr;
}

QString ActionSheets::obstacle() const
{
    const std::optional<Error>& error = m_studio.sync().error();
    return error ? words::sentence(*error) : QString();
}

} // namespace regulars::shell
