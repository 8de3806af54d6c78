// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/store/syncrepository.h"
#include "core/words/words.h"

#include <QtWidgets/QWidget>

namespace regulars::settings {

/// Reads a day as bars, with the line that 30 such days may not cross on average. The figures stand in the accessible
/// description, and in the tip of each bar.
class ReadsChart final : public QWidget {
    Q_OBJECT
public:
    explicit ReadsChart(QWidget* parent = nullptr);
    /// `last`: the day on the right, by Stripe's clock. `allowance`: for all days together.
    void setDays(const QList<store::DayReads>& days, Instant last, qint64 allowance, const words::Style& style);
    QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QRectF plot() const;
    double heightOf(qint64 reads) const;
    QString tip(qsizetype day) const;
    QList<qint64> m_reads; ///< by day, oldest first
    Instant m_first{};
    qint64 m_aDay = 0; ///< the allowance's share of a day
    words::Style m_style;
};

} // namespace regulars::settings
