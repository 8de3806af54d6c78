// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/subscriptions/changesheet.h"

#include "core/words/actions.h"
#include "core/words/subscriptions.h"
#include "ui/kit/card.h"
#include "ui/kit/filterchips.h"
#include "ui/kit/whendone.h"

#include <QtWidgets/QBoxLayout>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Charge = ChangeDraft::Charge;

ChangeSheet::ChangeSheet(QWidget* window, QSize largest, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                         words::Style style, std::function<Instant()> now, AskQuote askQuote, GiveBack giveBack)
    : SubscriptionSheet(window, largest, workers, watch, std::move(perform), std::move(style), std::move(now))
    , m_askQuote(std::move(askQuote))
    , m_giveBack(std::move(giveBack))
{
    setReversible();
    m_soon.setSingleShot(true);
    m_soon.setInterval(250ms); // a person who types is not done with every key
    connect(&m_soon, &QTimer::timeout, this, &ChangeSheet::ask);
    m_item = new QComboBox;
    m_item->setObjectName(u"item"_s);
    m_itemName = kit::makeMuted(tr("Item"));
    m_item->setAccessibleName(m_itemName->text());
    form()->addWidget(m_itemName);
    form()->addWidget(m_item);
    connect(m_item, &QComboBox::currentIndexChanged, this, [this] {
        if (!isLoaded()) return;
        fill(true);
        look();
    });
}

void ChangeSheet::buildRest()
{
    form()->addWidget(kit::makeMuted(tr("Charge the difference")));
    m_charge = new kit::FilterChips(tr("Charge the difference"));
    m_charge->add(u"now"_s, tr("Now"));
    m_charge->add(u"later"_s, tr("With the next invoice"));
    m_charge->add(u"never"_s, tr("Not at all"));
    form()->addWidget(m_charge);
    form()->addSpacing(6);
    m_note = new QLineEdit;
    m_note->setObjectName(u"note"_s);
    m_note->setMaxLength(500);
    addField(tr("Note for staff"), m_note);
    m_problem = kit::makeProblem(u"problem"_s);
    form()->addWidget(m_problem);
    m_again = new QPushButton(tr("Ask Stripe again"));
    m_again->setProperty("small", true);
    m_again->hide();
    form()->addWidget(m_again, 0, Qt::AlignLeft);
    connect(m_again, &QPushButton::clicked, this, [this] {
        m_asked.reset();
        look();
    });
    connect(m_charge, &kit::FilterChips::chosenChanged, this, &ChangeSheet::look);
}

void ChangeSheet::showSubscription(const SubscriptionId& id)
{
    setTitle(title(), {});
    setDeed(deedLabel({}), false);
    ++m_question;
    m_asked.reset();
    m_quote.reset();
    m_failure.clear();
    m_note->clear();
    m_charge->choose(u"now"_s);
    openOn(id);
}

void ChangeSheet::present(bool first)
{
    setTitle(title(), lineOf(basis()));
    // Even where nothing else did: what is unpaid, or a price that was put away, may have come.
    if (first) offerItems();
    fill(first);
    look();
    if (first) this->first()->setFocus(Qt::OtherFocusReason);
}

void ChangeSheet::offerItems()
{
    const QSignalBlocker quiet(m_item);
    m_item->clear();
    for (const SubscriptionItem& item : basis().subscription.items) {
        const auto price = basis().prices.find(item.price);
        const QString name = price == basis().prices.end() ? basis().products.value(item.product).name
                                                           : words::plan(*price, item.quantity, basis(), style());
        m_item->addItem(name, item.id.text());
    }
    const bool isChoice = m_item->count() > 1;
    m_item->setVisible(isChoice);
    m_itemName->setVisible(isChoice);
}

SubscriptionItemId ChangeSheet::item() const { return SubscriptionItemId(m_item->currentData().toString()); }

ChangeDraft ChangeSheet::draft() const
{
    ChangeDraft draft;
    draft.item = item();
    draft.charge = chargeFromText(m_charge->chosen()).value_or(Charge::Now);
    draft.note = m_note->text().trimmed();
    return draft;
}

void ChangeSheet::look()
{
    if (!isLoaded()) return;
    ChangeDraft draft = this->draft();
    const bool isReadable = read(draft);
    const ChangePreview without = previewChange(draft, basis());
    const bool canBe = isReadable && without.problems.isEmpty();
    draft.note.clear(); // Stripe is not told of it
    const bool isAsked = m_asked == draft && m_askedOf == basis().subscription;
    if (!isAsked) {
        ++m_question;
        m_quote.reset();
        m_failure.clear();
        m_asked.reset();
        m_soon.stop();
        if (canBe) m_soon.start();
    }
    ChangePreview preview = previewChange(draft, basis(), m_quote);
    if (!isReadable) preview.to.reset();
    show(preview, isReadable);
}

void ChangeSheet::show(const ChangePreview& preview, bool isReadable)
{
    const QList<payments::Problem> rest = tell(preview.problems);
    QString other = rest.isEmpty() ? QString() : words::sentence(errorOf(rest.first()));
    if (other.isEmpty()) other = m_failure;
    kit::showProblem(m_problem, other);
    m_again->setVisible(!m_failure.isEmpty());
    QList<words::Fact> facts = words::facts(preview, m_quote, basis(), style());
    const bool isWaiting = isReadable && preview.problems.isEmpty() && !m_quote && m_failure.isEmpty();
    if (isWaiting) facts.append({tr("What it costs"), tr("Stripe is asked …"), {}});
    QStringList warnings;
    for (const QString& code : preview.warnings) warnings.append(words::warning(code));
    showConsequence(facts, warnings);
    setDeed(deedLabel(preview.due), m_quote && isReadable && preview.problems.isEmpty());
}

void ChangeSheet::ask()
{
    ChangeDraft draft = this->draft();
    if (!isLoaded() || !isOpen() || !read(draft) || !previewChange(draft, basis()).problems.isEmpty()) return;
    draft.note.clear();
    m_asked = draft;
    m_askedOf = basis().subscription;
    const quint64 question = ++m_question;
    kit::whenDone(m_askQuote(draft, basis()), this, [this, question](const Result<ChangeQuote>& quote) {
        if (question == m_question && isOpen()) take(quote);
    });
}

void ChangeSheet::take(const Result<ChangeQuote>& quote)
{
    if (quote) m_quote = *quote;
    else m_failure = words::sentence(quote.error());
    look();
}

Result<Plan> ChangeSheet::plan() const
{
    ChangeDraft draft = this->draft();
    (void)read(draft);
    return planChange(draft, basis(), *m_quote);
}

kit::FollowUp ChangeSheet::followUp() const
{
    if (!m_quote || !m_quote->isDueNow || previewChange(draft(), basis(), m_quote).credit.isZero()) return {};
    return {tr("Refund credit balance…"), [go = m_giveBack, customer = basis().subscription.customer] { go(customer); }};
}

} // namespace regulars::subscriptions
