// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include "app/cli/table.h"

#include <cstdio>
#include <iostream>
#include <string>

#ifdef _WIN32
#include <io.h>
#include <windows.h>
#else
#include <termios.h>
#include <unistd.h>
#endif

namespace regulars::cli {

namespace {

void write(std::FILE* stream, const QByteArray& bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), stream);
    std::fflush(stream);
}

/// Types without showing it while it lives.
class HiddenInput {
public:
#ifdef _WIN32
    HiddenInput() : m_input(GetStdHandle(STD_INPUT_HANDLE))
    {
        GetConsoleMode(m_input, &m_mode);
        SetConsoleMode(m_input, m_mode & ~static_cast<DWORD>(ENABLE_ECHO_INPUT));
    }
    ~HiddenInput()
    {
        SetConsoleMode(m_input, m_mode);
    }

private:
    HANDLE m_input;
    DWORD m_mode = 0;
#else
    HiddenInput()
    {
        tcgetattr(STDIN_FILENO, &m_mode);
        termios hidden = m_mode;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSANOW, &hidden);
    }
    ~HiddenInput()
    {
        tcsetattr(STDIN_FILENO, TCSANOW, &m_mode);
    }

private:
    termios m_mode{};
#endif
public:
    HiddenInput(const HiddenInput&) = delete;
    HiddenInput& operator=(const HiddenInput&) = delete;
};

std::optional<QString> readLine()
{
    std::string line;
    if (!std::getline(std::cin, line)) return {};
    return QString::fromStdString(line).trimmed();
}

} // namespace

void print(const QString& line)
{
    write(stdout, line.toUtf8() + '\n');
}

void print(const QJsonDocument& document)
{
    write(stdout, document.toJson());
}

void tell(const QString& text)
{
    // Messages may repeat what was typed, and the parser's do: only their line ends are ours.
    QStringList lines = text.split(u'\n');
    for (QString& line : lines)
        line = printable(line);
    write(stderr, lines.join(u'\n').toUtf8() + '\n');
}

void tellOver(const QString& line)
{
    write(stderr, "\r\x1b[K" + line.toUtf8());
}

#ifdef _WIN32
bool errorIsTerminal()
{
    return _isatty(_fileno(stderr)) != 0;
}
bool inputIsTerminal()
{
    return _isatty(_fileno(stdin)) != 0;
}
#else
bool errorIsTerminal()
{
    return isatty(STDERR_FILENO) != 0;
}
bool inputIsTerminal()
{
    return isatty(STDIN_FILENO) != 0;
}
#endif

std::optional<QString> askSecret(const QString& prompt)
{
    if (!inputIsTerminal()) return readLine();
    write(stderr, prompt.toUtf8() + ' ');
    std::optional<QString> line;
    {
        const HiddenInput hidden;
        line = readLine();
    }
    write(stderr, "\n");
    return line;
}

} // namespace regulars::cli
