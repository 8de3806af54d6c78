// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/blocks/block.h"
#include "ui/kit/actionsheet.h"
#include "ui/kit/storewatch.h"

class QCheckBox;
class QComboBox;
class QLineEdit;

namespace regulars::blocks {

class DetailRow;

/// The details of a customer, each with a switch: who may buy and who may not. Asks Stripe's lists when it opens, and
/// follows the store while it is open.
class BlockSheet final : public kit::ActionSheet {
    Q_OBJECT
public:
    /// As readRadar(), on a thread that may wait for the network.
    using Ask = std::function<QFuture<Result<Radar>>(const QList<Detail>& details)>;
    /// All references must outlive the sheet, which belongs to the window.
    BlockSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch, Perform perform,
               words::Style style, Ask ask);
    void showCustomer(const CustomerId& id);

private:
    void build();
    void buildAddress();
    void buildRest();
    void follow(const store::Changes& changes);
    void take(const Result<std::optional<BlockBasis>>& answer);
    void takeRadar(const Result<Radar>& answer);
    void showRows();
    void loadHistory(DetailRow* row);
    void setAll(bool blocked);
    void addAddress();
    void makeLists();
    void look();
    BlockDraft draft() const;
    QString deedOf(const BlockPreview& preview) const;
    bool eventFilter(QObject* watched, QEvent* event) override;
    Result<Plan> plan() const override;
    void reload() override;

    const kit::StoreWorkers& m_workers;
    const Ask m_ask;
    CustomerId m_id;
    std::optional<BlockBasis> m_basis;
    Radar m_radar;
    std::optional<Error> m_unasked; ///< why Stripe's lists are not known
    QList<Detail> m_typed;          ///< addresses that the store does not know yet
    QList<DetailRow*> m_rows;
    quint64 m_number = 0;
    QVBoxLayout* m_list = nullptr;
    QWidget* m_runningField = nullptr;
    QLabel *m_runningLabel = nullptr, *m_addressProblem = nullptr;
    QLineEdit *m_address = nullptr, *m_why = nullptr;
    QComboBox* m_running = nullptr;
    QCheckBox* m_local = nullptr;
    QPushButton* m_makeLists = nullptr;
};

} // namespace regulars::blocks
