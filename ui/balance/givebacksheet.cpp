// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/balance/givebacksheet.h"

#include "core/store/customerrepository.h"
#include "core/words/actions.h"
#include "core/words/balance.h"
#include "ui/kit/card.h"
#include "ui/kit/statepanel.h"
#include "ui/kit/table.h"
#include "ui/kit/whendone.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QPushButton>
#include <algorithm>

namespace regulars::balance {

using namespace Qt::StringLiterals;

GiveBackSheet::GiveBackSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch,
                             Perform perform, words::Style style, std::function<Instant()> now,
                             AskPending ask)
    : ActionSheet(window, QSize(980, 680), std::move(perform), std::move(style))
    , m_workers(workers)
    , m_now(std::move(now))
    , m_ask(std::move(ask))
    , m_model(this->style())
{
    setObjectName(u"giveBack"_s);
    build();
    connect(&watch, &kit::StoreWatch::changed, this, &GiveBackSheet::follow);
}

void GiveBackSheet::build()
{
    m_subscription = new QComboBox;
    m_subscription->setObjectName(u"subscription"_s);
    auto* name = kit::makeMuted(tr("Payments"));
    name->setBuddy(m_subscription);
    m_subscription->setAccessibleName(name->text());
    m_subscription->installEventFilter(this);
    m_choice = new QWidget;
    auto* choice = new QVBoxLayout(m_choice);
    choice->setContentsMargins(0, 0, 0, 6);
    choice->setSpacing(6);
    choice->addWidget(name);
    choice->addWidget(m_subscription);
    form()->addWidget(m_choice);
    addNote(tr("Note for the customer's record"), 350);
    buildPending();
    m_problem = kit::makeProblem(u"problem"_s);
    form()->addWidget(m_problem);
    form()->addStretch(1);
    addBelow(buildLines(), 62);
    connect(m_subscription, &QComboBox::activated, this, &GiveBackSheet::look);
    connect(&m_model, &GiveBackModel::ticked, this, &GiveBackSheet::tick);
}

void GiveBackSheet::buildPending()
{
    m_waits = kit::makeMuted({});
    m_waits->setObjectName(u"pending"_s);
    m_waits->setTextFormat(Qt::PlainText);
    m_invoice = new QPushButton(tr("Invoice them now"));
    m_invoice->setObjectName(u"invoiceNow"_s);
    m_waiting = new QWidget;
    auto* waiting = new QVBoxLayout(m_waiting);
    waiting->setContentsMargins(0, 0, 0, 6);
    waiting->setSpacing(6);
    waiting->addWidget(m_waits);
    m_charge = new QCheckBox(tr("Charge them although they are blocked"));
    m_charge->setObjectName(u"chargeBlocked"_s);
    waiting->addWidget(m_charge);
    connect(m_charge, &QCheckBox::toggled, this, [this](bool confirmed) { m_invoice->setEnabled(confirmed); });
    waiting->addWidget(m_invoice, 0, Qt::AlignLeft);
    form()->addWidget(m_waiting);
    m_waiting->hide();
    connect(m_invoice, &QPushButton::clicked, this, &GiveBackSheet::invoiceNow);
}

QWidget* GiveBackSheet::buildLines()
{
    auto* table = new kit::Table(tr("Payments that take it back"));
    table->setObjectName(u"lines"_s);
    table->setModel(&m_model);
    table->setColumns({150, 110, 170, 100, 120, 150, 110}, {GiveBackModel::Method});
    table->setSortable({});
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setCheckColumn(GiveBackModel::Charge);
    auto* around = new QWidget;
    auto* layout = new QVBoxLayout(around);
    layout->setContentsMargins(24 - kit::CellPadding, 0, 24 - kit::CellPadding, 0); // words stand below words
    layout->addWidget(table);
    return around;
}

void GiveBackSheet::showCustomer(const CustomerId& id)
{
    m_id = id;
    m_basis.reset();
    m_unticked.clear();
    showPending({});
    begin();
    setTitle(tr("Refund the credit balance"), {});
    setDeed(tr("Refund"), false);
    m_subscription->clear();
    states()->showLoading();
    open();
    reload();
}

void GiveBackSheet::follow(const store::Changes& changes)
{
    if (isOpen() && (changes.everything || changes.customers.contains(m_id))) reload();
}

GiveBackSheet::Answer GiveBackSheet::load(store::Database& database, const CustomerId& id, Instant now)
{
    const auto basis = loadGiveBackBasis(database, id, now);
    if (!basis) return failure(basis);
    if (!*basis) return std::optional<Loaded>();
    const auto subscriptions = loadPaidSubscriptions(database, id, (*basis)->invoices);
    if (!subscriptions) return failure(subscriptions);
    const auto row = store::CustomerRepository(database).row(id);
    if (!row) return failure(row);
    return std::optional(Loaded{**basis, *subscriptions, *row && (*row)->blocked});
}

void GiveBackSheet::reload()
{
    const quint64 number = ++m_number;
    const auto job = [id = m_id, now = m_now()](store::Database& database) {
        return load(database, id, now);
    };
    kit::whenDone(m_workers.read(job), this, [this, number](const Answer& answer) {
        if (number == m_number) take(answer);
    });
}

void GiveBackSheet::take(const Answer& answer)
{
    if (!answer) return states()->showError(words::sentence(answer.error()));
    if (!*answer)
        return states()->showEmpty(tr("This customer is not here"), tr("It may not be synced yet."));
    const bool first = !m_basis;
    m_basis = (*answer)->basis;
    m_isBlocked = (*answer)->isBlocked;
    QStringList line{m_basis->customer.name, m_basis->customer.email};
    line.removeAll(QString());
    setTitle(tr("Refund the credit balance"), line.join(u" · "_s));
    offer((*answer)->subscriptions);
    states()->showContent();
    look();
    if (first) findChild<kit::Table*>()->setFocus(Qt::OtherFocusReason);
    askPending();
}

/// Stripe alone knows them; where it can not be asked, nothing is said of them.
void GiveBackSheet::askPending()
{
    const quint64 number = m_number;
    kit::whenDone(m_ask(m_id), this, [this, number](const Result<QList<PendingItem>>& items) {
        if (number == m_number) showPending(items.value_or(QList<PendingItem>()));
    });
}

void GiveBackSheet::showPending(const QList<PendingItem>& items)
{
    m_pending = items;
    m_waits->setText(words::pendingItems(items, style()));
    m_waiting->setVisible(!m_waits->text().isEmpty());
    // A blocked person is not charged by the way.
    const bool isAsked = m_basis && m_isBlocked && wouldCharge(m_basis->customer, items);
    const QSignalBlocker ours(m_charge);
    m_charge->setChecked(false);
    m_charge->setVisible(isAsked);
    m_invoice->setEnabled(!isAsked);
}

/// An operation of its own: what comes of it is on the balance when the sheet is read again.
void GiveBackSheet::invoiceNow()
{
    const auto plan = planInvoiceNow(m_basis->customer, m_pending);
    if (!plan) return;
    m_invoice->setEnabled(false);
    kit::whenDone(performAside(*plan), this, [this](const Result<Operation>& done) {
        const bool isDone = done && done->state == OperationState::Done;
        Q_EMIT told(isDone ? kit::Tone::Good : kit::Tone::Danger, done ? words::outcome(*done, style()) : words::sentence(done.error()));
        if (isOpen()) reload();
    });
}

/// What was chosen before stays chosen.
void GiveBackSheet::offer(const QList<PaidSubscription>& subscriptions)
{
    const QString chosen = m_subscription->currentData().toString();
    m_subscription->clear();
    m_subscription->addItem(tr("All payments"), QString());
    for (const PaidSubscription& paid : subscriptions) {
        //: %1 is what is paid for, %2 a date
        const QString text =
            paid.since ? tr("Only of %1, since %2").arg(paid.title, words::date(paid.since, style()))
                       //: %1 is what is paid for
                       : tr("Only of %1").arg(paid.title);
        m_subscription->addItem(text, paid.id.text());
    }
    m_subscription->setCurrentIndex(std::max(0, m_subscription->findData(chosen)));
    m_choice->setVisible(subscriptions.size() > 1);
}

void GiveBackSheet::tick(const PaymentId& charge, bool wanted)
{
    m_unticked.removeAll(charge);
    if (!wanted) m_unticked.append(charge);
    look();
}

GiveBackDraft GiveBackSheet::draft() const
{
    return {SubscriptionId(m_subscription->currentData().toString()), m_unticked, note()};
}

QString GiveBackSheet::problemOf(const GiveBackPreview& preview) const
{
    if (preview.problems.isEmpty()) return {};
    const bool isLeftOut =
        std::any_of(preview.lines.begin(), preview.lines.end(),
                    [](const GiveBackLine& line) { return line.skipped == "unticked"_L1; });
    if (isLeftOut && preview.problems.first().code == "balance_nowhere"_L1)
        return tr("Every payment that could take it is left out. Tick one.");
    return words::sentence(errorOf(preview.problems.first()));
}

void GiveBackSheet::look()
{
    if (!m_basis) return;
    const GiveBackPreview preview = previewGiveBack(draft(), *m_basis);
    m_model.setLines(preview.lines);
    const QString problem = problemOf(preview);
    kit::showProblem(m_problem, problem);
    showConsequence(words::facts(preview, style()), sentencesOf(preview.warnings));
    //: %1 is an amount: the button that does it
    setDeed(problem.isEmpty() ? tr("Refund %1").arg(words::money(preview.refund, style().locale))
                              : tr("Refund"),
            problem.isEmpty());
}

Result<Plan> GiveBackSheet::plan() const
{
    return planGiveBack(draft(), *m_basis);
}

} // namespace regulars::balance
