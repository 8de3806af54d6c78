// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/subscriptionview.h"

#include "core/domain/renewal.h"
#include "core/store/subscriptionrepository.h"
#include "core/words/subscriptions.h"
#include "ui/kit/badge.h"
#include "ui/kit/card.h"
#include "ui/kit/keyvaluegrid.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/statetone.h"
#include "ui/subscriptions/subscriptionactions.h"
#include "ui/kit/whendone.h"

#include <QtGui/QAction>
#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QScrollArea>

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;

SubscriptionView::SubscriptionView(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, SubscriptionActions& actions,
                                   words::Style style, std::function<Instant()> now, AskTerms askTerms)
    : Sheet(window, QSize(760, 660))
    , m_workers(workers)
    , m_actions(actions)
    , m_style(std::move(style))
    , m_now(std::move(now))
    , m_askTerms(std::move(askTerms))
{
    setObjectName(u"subscription"_s);
    setAccessibleName(tr("Subscription"));
    build();
    connect(this, &Sheet::closed, this, [this] { m_actions.setOpened(nullptr); });
    connect(&watch, &kit::StoreWatch::changed, this, &SubscriptionView::follow);
}

void SubscriptionView::build()
{
    m_facts = new kit::KeyValueGrid;
    m_facts->setObjectName(u"facts"_s);
    m_asking = kit::makeMuted({});
    m_asking->setObjectName(u"asking"_s);
    m_lastCard = new kit::Card(tr("Last successful payment"));
    m_last = new kit::KeyValueGrid;
    m_last->setObjectName(u"lastSucceeded"_s);
    m_lastCard->body()->addWidget(m_last);
    m_invoiceCard = new kit::Card(tr("Invoices"));
    m_invoices = new kit::KeyValueGrid;
    m_invoices->setObjectName(u"invoices"_s);
    m_invoiceCard->body()->addWidget(m_invoices);
    auto* left = new QWidget;
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(24, 8, 16, 12);
    column->setSpacing(12);
    column->addWidget(m_facts);
    column->addWidget(m_asking);
    column->addWidget(m_lastCard);
    column->addWidget(m_invoiceCard);
    column->addStretch(1);
    auto* buttons = new QWidget;
    m_deeds = new QVBoxLayout(buttons);
    m_deeds->setContentsMargins(12, 8, 24, 12);
    m_deeds->setSpacing(kit::Grid);
    m_deeds->addStretch(1);
    auto* content = new QWidget;
    auto* sides = new QHBoxLayout(content);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(0);
    sides->addWidget(scrolled(left), 1);
    sides->addWidget(buttons);
    m_states = new kit::StatePanel(content);
    connect(m_states, &kit::StatePanel::retried, this, &SubscriptionView::reload);
    auto* all = new QVBoxLayout(panel());
    all->setContentsMargins(1, 1, 1, 12);
    all->setSpacing(0);
    all->addLayout(buildHeader());
    all->addWidget(m_states, 1);
}

QLayout* SubscriptionView::buildHeader()
{
    m_title = kit::makeTitle({});
    m_title->setObjectName(u"title"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_badge = new kit::Badge;
    m_line = kit::makeMuted({});
    m_line->setObjectName(u"line"_s);
    m_line->setTextFormat(Qt::PlainText);
    m_profile = new QPushButton(tr("Profile"));
    m_profile->setObjectName(u"openProfile"_s);
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName(u"close"_s);
    connect(close, &QPushButton::clicked, this, &SubscriptionView::dismiss);
    connect(m_profile, &QPushButton::clicked, this, [this] {
        const CustomerId customer = m_basis->subscription.customer;
        dismiss();
        Q_EMIT profileRequested(customer);
    });
    auto* first = new QHBoxLayout;
    first->setSpacing(kit::Grid);
    first->addWidget(m_title);
    first->addWidget(m_badge);
    first->addStretch(1);
    auto* who = new QVBoxLayout;
    who->setSpacing(4);
    who->addLayout(first);
    who->addWidget(m_line);
    auto* header = new QHBoxLayout;
    header->setContentsMargins(24, 20, 24, 8);
    header->setSpacing(kit::Grid);
    header->addLayout(who, 1);
    header->addWidget(m_profile, 0, Qt::AlignTop);
    header->addWidget(close, 0, Qt::AlignTop);
    return header;
}

void SubscriptionView::showSubscription(const SubscriptionId& id)
{
    if (m_id != id || !m_basis) {
        m_basis.reset();
        m_title->setText(tr("Subscription"));
        m_line->clear();
        m_badge->setWord({}, kit::Tone::Neutral);
        m_profile->hide();
        m_states->showLoading();
    }
    m_id = id;
    m_terms.reset();
    m_isStale = true;
    open();
    reload();
}

void SubscriptionView::refresh()
{
    m_isStale = true;
    if (isOpen()) reload();
}

void SubscriptionView::follow(const store::Changes& changes)
{
    const bool isOurs = m_basis && changes.customers.contains(m_basis->subscription.customer);
    if (isOpen() && (changes.everything || isOurs)) reload();
}

SubscriptionView::Answer SubscriptionView::load(store::Database& database, const SubscriptionId& id, Instant now)
{
    const auto basis = loadSubscriptionBasis(database, id, now);
    if (!basis) return failure(basis);
    if (!*basis) return std::optional<Loaded>();
    Loaded loaded{**basis, {}};
    const auto paid = store::SubscriptionRepository(database).lastPayment(id);
    if (!paid) return failure(paid);
    if (!*paid) return std::optional(loaded);
    const auto last = payments::loadTransaction(database, **paid);
    if (!last) return failure(last);
    loaded.last = *last;
    return std::optional(loaded);
}

void SubscriptionView::reload()
{
    const quint64 number = ++m_number;
    const auto job = [id = m_id, now = m_now()](store::Database& database) { return load(database, id, now); };
    kit::whenDone(m_workers.read(job), this, [this, number](const Answer& answer) {
        if (number == m_number) take(answer);
    });
}

void SubscriptionView::take(const Answer& answer)
{
    if (!answer) return m_states->showError(words::sentence(answer.error()));
    if (!*answer) return m_states->showEmpty(tr("This subscription is not here"), tr("It may not be synced yet."));
    const SubscriptionBasis& now = (*answer)->basis;
    if (!m_basis) Q_EMIT customerShown(now.subscription.customer);
    const bool isOther = !m_basis || m_basis->subscription != now.subscription || m_basis->customer != now.customer;
    m_basis = now;
    m_lastPayment = (*answer)->last;
    m_states->showContent();
    present();
    if (std::exchange(m_isStale, false) || isOther) ask();
}

/// What is due next changes with it and with the customer's balance; a store that is being filled tells of changes all the time.
void SubscriptionView::ask()
{
    const quint64 question = ++m_question;
    if (isOver(m_basis->subscription.status)) return m_asking->hide();
    m_asking->setText(tr("Stripe is asked what is due next …"));
    m_asking->setVisible(!m_terms);
    kit::whenDone(m_askTerms(m_id), this, [this, question](const Result<SubscriptionTerms>& terms) {
        if (question != m_question || !isOpen()) return;
        m_asking->setVisible(!terms);
        if (!terms) return m_asking->setText(tr("What is due next is not known now. %1").arg(words::sentence(terms.error())));
        m_terms = *terms;
        present();
    });
}

void SubscriptionView::present()
{
    const Subscription& subscription = m_basis->subscription;
    m_title->setText(m_basis->title.isEmpty() ? tr("Subscription") : m_basis->title);
    m_badge->setWord(words::subscriptionStatus(subscription.status), kit::subscriptionTone(subscriptionState(subscription)));
    QStringList line;
    if (m_basis->customer) line << m_basis->customer->name << m_basis->customer->email;
    line.removeAll(QString());
    m_line->setText(line.join(u" · "_s));
    m_profile->setVisible(m_basis->customer.has_value());
    m_facts->present(words::facts(*m_basis, m_terms, m_style));
    m_lastCard->setVisible(m_lastPayment.has_value());
    if (m_lastPayment) m_last->present(words::facts(*m_lastPayment, m_style));
    m_invoices->present(words::invoiceFacts(m_basis->invoices, m_style));
    m_invoiceCard->setVisible(!m_basis->invoices.isEmpty());
    presentDeeds();
}

/// The buttons are built anew only where they are others, so that the focus stays.
void SubscriptionView::presentDeeds()
{
    if (isOpen()) m_actions.setOpened(&*m_basis);
    const QList<Deed> deeds = deedsOf(*m_basis);
    QStringList labels, shown;
    for (const Deed deed : deeds) labels << m_actions.of(deed)->text();
    const QList<QPushButton*> buttons = m_deeds->parentWidget()->findChildren<QPushButton*>();
    for (const QPushButton* button : buttons) shown << button->text();
    if (labels == shown) return;
    const bool hadFocus = std::any_of(buttons.begin(), buttons.end(), [](const QPushButton* button) { return button->hasFocus(); });
    qDeleteAll(buttons);
    for (qsizetype i = 0; i < deeds.size(); ++i) {
        auto* button = new QPushButton(labels[i]);
        button->setObjectName(toText(deeds[i]));
        connect(button, &QPushButton::clicked, m_actions.of(deeds[i]), &QAction::trigger);
        m_deeds->insertWidget(static_cast<int>(i), button);
        if (hadFocus && i == 0) button->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace regulars::subscriptions
