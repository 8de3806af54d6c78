// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QtCore/QFuture>
#include <QtCore/QFutureWatcher>
#include <QtCore/QObject>

namespace regulars::kit {

/// The only way in which the windows take the result of work done elsewhere: `fn(Result<T>)` runs exactly once, on
/// the context's thread, if the context still lives then. Work that was cancelled or dropped (shutdown) arrives as
/// an Error of kind Cancelled. Call it on the context's thread. (`QFuture::then` with a context aborts in builds
/// with asserts when the context has died.)
template<class T, class Fn>
void whenDone(const QFuture<Result<T>>& future, QObject* context, Fn fn)
{
    auto* watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, fn = std::move(fn)]() mutable {
        watcher->deleteLater();
        QFuture<Result<T>> done = watcher->future();
        if (done.isCanceled() || done.resultCount() == 0)
            fn(Result<T>(failure(ErrorKind::Cancelled, QStringLiteral("dropped before it was done"))));
        else
            fn(Result<T>(done.result()));
    });
    watcher->setFuture(future); // last: a future that is done already reports through the event loop
}

} // namespace regulars::kit
