// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QJsonDocument>
#include <QtCore/QString>
#include <QtCore/QStringList>

#include <optional>

/// The terminal: what a person or a script sees and types. Results go to standard output, all else to
/// standard error.
namespace regulars::cli {

/// One line on standard output.
void print(const QString& line);
/// The one document of --json on standard output.
void print(const QJsonDocument& document);
/// A message on standard error, or progress.
void tell(const QString& text);
/// Replaces the last line of a terminal on standard error, without ending it.
void tellOver(const QString& line);

bool errorIsTerminal();
bool inputIsTerminal();

/// One line from standard input; on a terminal the prompt is shown and nothing that is typed. None at the end
/// of the input.
std::optional<QString> askSecret(const QString& prompt);

} // namespace regulars::cli
