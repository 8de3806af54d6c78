// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/blocks/radar.h"
#include "core/subscriptions/deeds.h"
#include "ui/kit/actionsheet.h"

namespace regulars::payments {
class RefundSheet;
class RepaymentSheet;
}
namespace regulars::balance {
class AdjustSheet;
class GiveBackSheet;
} // namespace regulars::balance
namespace regulars::blocks {
class BlockSheet;
}
namespace regulars::subscriptions {
class BillingDaySheet;
class CreationSheet;
class MethodSheet;
class CancelSheet;
class CollectSheet;
class DiscountSheet;
class PauseSheet;
class PlanSheet;
class PriceSheet;
class RecoverSheet;
class ResumeSheet;
class WholePauseSheet;
class WholeResumptionSheet;
} // namespace regulars::subscriptions

namespace regulars::shell {

class Studio;
class StudioBanners;

/// The sheets that have something done at Stripe, each built when it is first asked for: what they say is
/// told in the banners, and they are greyed while Stripe can not be reached.
class ActionSheets final : public QObject {
    Q_OBJECT
public:
    /// All must outlive it. The sheets lie over `window`.
    ActionSheets(QWidget* window, Studio& studio, StudioBanners& banners);
    ~ActionSheets() override;
    void openRefund(const PaymentId& id);
    void openRepayment(const PaymentId& id);
    void openAdjust(const CustomerId& id);
    void openGiveBack(const CustomerId& id);
    void openCreation(const CustomerId& id);
    void openBlocks(const CustomerId& id);
    void openDeed(subscriptions::Deed deed, const SubscriptionId& id);
    /// The studio's mode may have become known.
    void refresh();
    /// Lets them go: they are built anew, with the studio's present style.
    void renew();

Q_SIGNALS:
    /// Something came to its end at Stripe, whether or not the mirror shows it.
    void performed();

private:
    template<class Sheet, class... More> void prepare(Sheet*& sheet, More... more);
    QList<kit::ActionSheet*> built() const;
    /// Asks what Stripe's lists say of details.
    QFuture<Result<blocks::Radar>> askRadar(const QList<blocks::Detail>& details);
    void openCancel(const SubscriptionId& id);
    template<class Sheet> void openChange(Sheet*& sheet, const SubscriptionId& id);
    void openDiscounts(const SubscriptionId& id);
    void openBillingDay(const SubscriptionId& id);
    void openMethod(const SubscriptionId& id);
    void openWholePause(const SubscriptionId& id);
    void openWholeResumption(const SubscriptionId& id);
    /// One that needs to ask nobody.
    template<class Sheet> void openPlain(Sheet*& sheet, const SubscriptionId& id);
    /// Why nothing can be done at Stripe now; empty: it can.
    QString obstacle() const;

    QWidget* m_window;
    Studio& m_studio;
    StudioBanners& m_banners;
    payments::RefundSheet* m_refund = nullptr;
    payments::RepaymentSheet* m_repayment = nullptr;
    balance::AdjustSheet* m_adjust = nullptr;
    balance::GiveBackSheet* m_giveBack = nullptr;
    blocks::BlockSheet* m_block = nullptr;
    subscriptions::CancelSheet* m_cancel = nullptr;
    subscriptions::RecoverSheet* m_recover = nullptr;
    subscriptions::PlanSheet* m_plan = nullptr;
    subscriptions::PriceSheet* m_price = nullptr;
    subscriptions::DiscountSheet* m_discounts = nullptr;
    subscriptions::BillingDaySheet* m_billingDay = nullptr;
    subscriptions::MethodSheet* m_method = nullptr;
    subscriptions::CreationSheet* m_creation = nullptr;
    subscriptions::PauseSheet* m_pause = nullptr;
    subscriptions::CollectSheet* m_collect = nullptr;
    subscriptions::ResumeSheet* m_resume = nullptr;
    subscriptions::WholePauseSheet* m_wholePause = nullptr;
    subscriptions::WholeResumptionSheet* m_wholeResumption = nullptr;
};

} // namespace regulars::shell
