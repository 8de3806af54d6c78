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

namespace regulars::subscriptions {

using namespace Qt::StringLiterals;
using Charge = ChangeDraft::Charge;

ChangeSheet::ChangeSheet(QWidget* window, QSize largest, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
                         words::Style style, std::function<Instant()> now, AskQuote askQuote, GiveBack giveBack)
    : QuotedSheet(window, largest, workers, watch, std::move(perform), std::move(style), std::move(now))
    , m_askQuote(std::move(askQuote))
    , m_giveBack(std::move(giveBack))
{
    setReversible();
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
    addNote();
    addProblem();
    connect(m_charge, &kit::FilterChips::chosenChanged, this, [this] { look(); });
}

void ChangeSheet::showSubscription(const SubscriptionId& id)
{
    setTitle(title(), {});
    setDeed(deedLabel({}), false);
    forget();
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
    draft.note = note();
    draft.acceptRisk = isRiskAccepted();
    return draft;
}

QString ChangeSheet::question() const
{
    ChangeDraft draft = this->draft();
    return read(draft) && previewChange(draft, basis()).problems.isEmpty() ? changeParameters(draft) : QString();
}

void ChangeSheet::ask(quint64 number)
{
    ChangeDraft draft = this->draft();
    (void)read(draft);
    kit::whenDone(m_askQuote(draft, basis()), this, [this, number](const Result<Quote>& quote) {
        if (!isWanted(number)) return;
        if (quote) m_quote = *quote;
        answered(quote ? std::nullopt : std::optional(quote.error()));
    });
}

void ChangeSheet::show()
{
    ChangeDraft draft = this->draft();
    const bool isReadable = read(draft);
    ChangePreview preview = previewChange(draft, basis(), m_quote);
    if (!isReadable) preview.to.reset();
    showRisk(preview.warnings.contains(u"customer_blocked"_s));
    QList<payments::Problem> rest = tell(preview.problems);
    rest.removeIf([](const payments::Problem& problem) { return problem.field == "accept_risk"_L1; }); // the tick says it
    sayProblem(rest.isEmpty() ? QString() : words::sentence(errorOf(rest.first())));
    showConsequence(words::facts(preview, m_quote, basis(), style()) + whileAsked(), sentencesOf(preview.warnings));
    setDeed(deedLabel(preview.due), m_quote && isReadable && preview.problems.isEmpty());
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
