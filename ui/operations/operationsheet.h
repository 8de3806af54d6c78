// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/sheet.h"
#include "ui/kit/storewatch.h"
#include "ui/operations/operationcolumns.h"

class QLabel;
class QLayout;
class QPushButton;
class QVBoxLayout;

namespace regulars::kit {
class KeyValueGrid;
class MessageBar;
class StatePanel;
} // namespace regulars::kit

namespace regulars::operations {

/// All that is known about one operation, over the window, and what can safely be done about it. Follows the
/// store while it is open, and sends nothing itself: its owner does what it asks for, says setBusy meanwhile
/// and showError when that failed. What came of it arrives by the store.
class OperationSheet final : public kit::Sheet {
    Q_OBJECT
public:
    /// All references must outlive the sheet, which belongs to the window.
    OperationSheet(QWidget* window, const kit::StoreWorkers& workers, kit::StoreWatch& watch,
                   words::Style style);
    /// Loads an operation and opens.
    void showOperation(const QString& id);
    /// While something that it asked for runs: the buttons that ask for more can not be pressed. Ends by
    /// itself when another operation is shown.
    void setBusy(bool busy);
    /// Why it could not be done, in a bar until something else is asked for.
    void showError(const Error& error);
    /// The operation that it shows, or showed last; an error of another one is not for it.
    const QString& id() const { return m_id; }

Q_SIGNALS:
    /// Engine::resume is wanted: "Continue", or "Look again".
    void continueRequested(const QString& id);
    /// Engine::discard is wanted.
    void discardRequested(const QString& id);
    /// The person wants to see whom it is about; the sheet has closed.
    void profileRequested(const regulars::CustomerId& id);

private:
    using Answer = Result<std::optional<OperationRow>>;
    void build();
    QLayout* buildHeader();
    QWidget* buildFooter();
    void forget();
    void reload();
    void follow(const store::Changes& changes);
    void take(const Answer& answer);
    void present(const OperationRow& row);
    void presentSteps(const Operation& operation);
    void presentChoices(const Operation& operation);

    const kit::StoreWorkers& m_workers;
    words::Style m_style;
    QString m_id;
    std::optional<OperationRow> m_shown;
    quint64 m_number = 0;
    QLabel *m_title = nullptr, *m_line = nullptr, *m_hint = nullptr, *m_working = nullptr;
    QPushButton *m_continue = nullptr, *m_discard = nullptr, *m_profile = nullptr, *m_close = nullptr;
    QWidget* m_footer = nullptr;
    QVBoxLayout* m_steps = nullptr;
    kit::KeyValueGrid* m_facts = nullptr;
    kit::MessageBar *m_outcome = nullptr, *m_error = nullptr;
    kit::StatePanel* m_states = nullptr;
};

} // namespace regulars::operations
