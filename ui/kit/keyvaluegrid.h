// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/words/words.h"

#include <QtWidgets/QWidget>

class QGridLayout;
class QLabel;

namespace regulars::kit {

/// Words on the left, values on the right; values can be selected by mouse and keyboard. An empty value shows "—".
class KeyValueGrid final : public QWidget {
    Q_OBJECT
public:
    explicit KeyValueGrid(QWidget* parent = nullptr);
    /// Shows these facts and nothing else; several of one label (two refunds) stand in lines of one value. Links (https
    /// only: they come from outside) open through QDesktopServices by mouse and by keyboard.
    void present(const QList<words::Fact>& facts);
    /// Words and values get half of the width each, and long ones wrap: for narrow places. Call it before there are rows.
    void setEvenColumns();
    /// Adds a row, or sets the value of the row with that key.
    void set(const QString& key, const QString& value);
    /// Adds a row whose value is a widget (ownership taken).
    void set(const QString& key, QWidget* value);

private:
    struct Row {
        QLabel* key;
        QLabel* value; ///< none: a widget of somebody else's
        QString url;
    };
    void addRow(const QString& key, QWidget* value);
    void addRow();
    static void fill(Row& row, const words::Fact& fact);
    QGridLayout* m_layout;
    bool m_isEven = false;
    QList<Row> m_rows;
};

} // namespace regulars::kit
