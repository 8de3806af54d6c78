// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/subscriptions/creation.h"
#include "ui/subscriptions/quotedsheet.h"

class QComboBox;
class QDateEdit;
class QLineEdit;
class QSpinBox;

namespace regulars::kit {
class FilterChips;
}

namespace regulars::subscriptions {

class PricePicker;

/// A subscription that a customer gets: to what, from when, at which price first, and how it is paid.
class CreationSheet final : public QuotedSheet {
    Q_OBJECT
public:
    /// What Stripe says about it (quoteCreation).
    using AskQuote = std::function<QFuture<Result<CreationQuote>>(const CreationDraft&, const SubscriptionBasis&)>;
    CreationSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform, words::Style style,
                  std::function<Instant()> now, AskQuote askQuote);
    void showCustomer(const CustomerId& id);

private:
    void build();
    QWidget* buildStart();
    QWidget* buildIntro();
    QWidget* buildPayment();
    /// A label over a field, as a column of a row.
    QWidget* column(const QString& label, QWidget* field);
    void present(bool first) override;
    void offerMethods();
    QString question() const override;
    void ask(quint64 number) override;
    void drop() override { m_quote.reset(); }
    void show() override;
    void tell(const QList<payments::Problem>& problems);
    CreationDraft draft() const;
    Currency currency() const; ///< of the chosen price
    Result<Plan> plan() const override { return planCreation(draft(), basis(), *m_quote); }

    const AskQuote m_askQuote;
    std::optional<CreationQuote> m_quote;
    bool m_isPaymentChosen = false; ///< by the person
    PricePicker* m_prices;
    QSpinBox *m_quantity, *m_days;
    kit::FilterChips *m_start, *m_payment;
    QDateEdit* m_date;
    QComboBox *m_method, *m_introPayments;
    QLineEdit *m_code, *m_intro;
    QWidget *m_dayField = nullptr, *m_methodField = nullptr, *m_daysField = nullptr;
    QLabel *m_codeProblem, *m_introProblem, *m_dateProblem;
};

} // namespace regulars::subscriptions
