// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/method.h"
#include "ui/subscriptions/subscriptionsheet.h"

class QCheckBox;
class QComboBox;
class QPushButton;

namespace regulars::subscriptions {

/// What a subscription is charged to: another stored method; or a page on which the customer stores one, opened, copied or
/// mailed. A method that is stored meanwhile can be chosen as soon as it is synced.
class MethodSheet final : public SubscriptionSheet {
    Q_OBJECT
public:
    using AskPage = std::function<QFuture<Result<MethodPage>>(const Subscription&, MethodPageFor)>;
    MethodSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
                std::function<Instant()> now, AskPage askPage);
    void showSubscription(const SubscriptionId& id);

private:
    void build();
    QWidget* buildPage();
    void present(bool first) override;
    void offer();
    void look();
    /// Has a page made, and goes on with it.
    void withPage(MethodPageFor whom, const std::function<void(const MethodPage&)>& go);
    MethodDraft draft() const;
    Result<Plan> plan() const override { return planMethod(draft(), basis()); }

    const AskPage m_askPage;
    quint64 m_question = 0;
    QComboBox* m_method = nullptr;
    QCheckBox* m_forAll = nullptr;
    QLabel *m_problem = nullptr, *m_pageSaid = nullptr;
    QList<QPushButton*> m_pageButtons;
};

} // namespace regulars::subscriptions
