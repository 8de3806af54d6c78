// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtWidgets/QApplication>
#include <chrono>

namespace regulars::bench {

/// An application that knows what its events cost the window's thread, in time of the processor: what another program
/// does meanwhile does not count. Events within an event (a handler that sends or repaints) are part of it.
class EventMeter final : public QApplication {
public:
    using QApplication::QApplication;
    struct Worst {
        std::chrono::microseconds handler{0}, painting{0};
        QString handlerName, paintingName; ///< class of the receiver and the event's number
    };
    /// The costliest since the last reset().
    const Worst& worst() const { return m_worst; }
    void reset() { m_worst = {}; }

    bool notify(QObject* receiver, QEvent* event) override;

private:
    Worst m_worst;
    int m_depth = 0;
};

} // namespace regulars::bench
