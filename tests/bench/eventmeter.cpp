// SPDX-License-Identifier: GPL-3.0-or-later
#include "eventmeter.h"

#include <QtCore/QEvent>
#include <QtCore/QThread>
#include <ctime>

namespace regulars::bench {

namespace {

std::chrono::microseconds threadTime()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::seconds(now.tv_sec)
                                                                 + std::chrono::nanoseconds(now.tv_nsec));
}

bool isPainting(QEvent::Type type)
{
    return type == QEvent::UpdateRequest || type == QEvent::Paint || type == QEvent::Expose;
}

} // namespace

bool EventMeter::notify(QObject* receiver, QEvent* event)
{
    // What other threads handle holds nobody up.
    if (m_depth > 0 || QThread::currentThread() != thread()) return QApplication::notify(receiver, event);
    const QEvent::Type type = event->type(); // both may be gone afterwards
    const QString name = QString::fromLatin1(receiver->metaObject()->className());
    const auto begun = threadTime();
    ++m_depth;
    const bool done = QApplication::notify(receiver, event);
    --m_depth;
    const auto spent = threadTime() - begun;
    auto& most = isPainting(type) ? m_worst.painting : m_worst.handler;
    if (spent > most) {
        most = spent;
        (isPainting(type) ? m_worst.paintingName : m_worst.handlerName) =
            QStringLiteral("%1, event %2").arg(name).arg(static_cast<int>(type));
    }
    return done;
}

} // namespace regulars::bench
