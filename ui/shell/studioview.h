// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/words/words.h"
#include "ui/shell/studio.h"

#include <QtWidgets/QWidget>
#include <memory>

class QSettings;
class QStackedWidget;

namespace regulars::customers {
class CustomersPage;
class ProfileView;
} // namespace regulars::customers
namespace regulars::payments {
class TransactionsPage;
class TransactionSheet;
} // namespace regulars::payments
namespace regulars::operations {
class ActivityPage;
class OperationSheet;
} // namespace regulars::operations
namespace regulars::settings {
class SettingsPage;
}
namespace regulars::subscriptions {
class SubscriptionActions;
class SubscriptionsPage;
class SubscriptionView;
}

namespace regulars::shell {

class ActionSheets;
class Rail;
class StudioBanners;

/// An open studio in the window: rail, banners, pages, and the sheets over them. The one place that knows all
/// features and leads from one to another. What it can show besides its pages stands in its actions().
class StudioView final : public QWidget {
    Q_OBJECT
public:
    /// Studio and settings must outlive the view.
    StudioView(Studio& studio, QSettings& settings, QWidget* parent = nullptr);
    ~StudioView() override;
    /// Ids and titles of the pages, in the order of the rail.
    static QList<std::pair<QString, QString>> pages();
    void choosePage(const QString& id);
    void focusSearch();
    void openProfile(const CustomerId& id);
    void openTransaction(const PaymentId& id);
    void openRefund(const PaymentId& id);
    void openOperation(const QString& id);
    void openSubscription(const SubscriptionId& id);
    /// Built when it is first asked for, once there are pages; stays the view's.
    customers::ProfileView* profile();
    StudioBanners& banners() { return *m_banners; }
    /// "Nordlicht Yoga", or what stands in for a name that is not known.
    QString studioName() const;

Q_SIGNALS:
    void keyRequested();
    void backupRequested();
    void restoreRequested();
    /// The store can not be read any more: its pages are damaged.
    void damaged();
    /// A profile was built: what can be done for whoever it shows.
    void customerActionsBuilt(const QList<QAction*>& actions);
    /// The pages were built: what can be done to the subscription that is chosen or shown.
    void subscriptionActionsBuilt(const QList<QAction*>& actions);
    /// The name or the mode of the studio became known.
    void named();

private:
    void showFacts();
    void addFilterActions();
    void buildPages(const words::Style& style);
    /// A part of the profile, then the next a moment later.
    void prepareProfile();
    payments::TransactionSheet* transaction();
    operations::OperationSheet* operation();
    subscriptions::SubscriptionView* subscription();
    /// Has the sheet's operation gone on with, or given up.
    void decide(const QFuture<Result<Operation>>& work, const QString& id);
    /// The sheets with the studio's present style.
    void renewSheets();
    void connectPages();

    Studio& m_studio;
    QSettings& m_settings;
    Rail* m_rail;
    StudioBanners* m_banners;
    std::unique_ptr<ActionSheets> m_deeds;
    QStackedWidget* m_stack;
    QString m_zone;
    customers::CustomersPage* m_customers = nullptr;
    payments::TransactionsPage* m_transactions = nullptr;
    subscriptions::SubscriptionActions* m_subscriptionActions = nullptr;
    subscriptions::SubscriptionsPage* m_subscriptions = nullptr;
    operations::ActivityPage* m_activity = nullptr;
    settings::SettingsPage* m_settingsPage = nullptr;
    customers::ProfileView* m_profile = nullptr;
    payments::TransactionSheet* m_transaction = nullptr;
    operations::OperationSheet* m_operation = nullptr;
    subscriptions::SubscriptionView* m_subscription = nullptr;
};

} // namespace regulars::shell
