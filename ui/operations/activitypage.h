// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/words/words.h"
#include "ui/kit/listing.h"
#include "ui/kit/listpage.h"
#include "ui/kit/storewatch.h"

namespace regulars::operations {

class OperationsModel;

/// All that staff asked Stripe to do, unfinished on top with what can be done about it, else newest first.
/// The customer leads to the profile, everything else to the details.
class ActivityPage final : public kit::ListPage {
    Q_OBJECT
public:
    /// All references must outlive the page. The settings keep the columns.
    ActivityPage(const kit::StoreWorkers& workers, kit::StoreWatch& watch, words::Style style,
                 QSettings& settings, QWidget* parent = nullptr);

    /// The studio's calendar became known, or another one: search, filter and selection stay.
    void setStyle(words::Style style);

Q_SIGNALS:
    void operationRequested(const QString& id);
    void profileRequested(const regulars::CustomerId& id);

private:
    void buildTable(QSettings& settings);
    void question() override;
    void showNothing() override;
    void open(const QModelIndex& index) override;

    OperationsModel& m_model;
    kit::Listing<QList<qint64>> m_listing;
};

} // namespace regulars::operations
