// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/card.h"

#include "ui/kit/paint.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QVBoxLayout>

namespace regulars::kit {

Card::Card(const QString& title, QWidget* parent)
    : QFrame(parent)
    , m_body(new QVBoxLayout)
{
    setProperty("card", true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(Grid);
    if (!title.isEmpty()) {
        auto* label = new QLabel(title);
        label->setFont(semibold(label->font()));
        layout->addWidget(label);
    }
    m_body->setSpacing(Grid);
    layout->addLayout(m_body);
}

QLabel* makeTitle(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setFont(titleFont(label->font()));
    return label;
}

QLabel* makeMuted(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("muted", true);
    label->setWordWrap(true);
    return label;
}

QLabel* makeProblem(const QString& objectName)
{
    auto* label = new QLabel;
    label->setObjectName(objectName);
    label->setProperty("danger", true);
    label->setWordWrap(true);
    label->hide();
    return label;
}

void showProblem(QLabel* problem, const QString& sentence)
{
    problem->setText(sentence);
    problem->setVisible(!sentence.isEmpty());
}

} // namespace regulars::kit
