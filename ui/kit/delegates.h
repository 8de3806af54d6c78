// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/kit/paint.h"

#include <QtWidgets/QStyledItemDelegate>

namespace regulars::kit {

/// Paints what all cells of a Table share (ground, selection, line, focus, the quiet bar of a row that is still
/// being fetched) and plain text: also the delegate for dates, numbers and words. Right-aligned cells (by
/// Qt::TextAlignmentRole) get digits of one width. See CellRole for what a cell may say.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const final;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    /// Paints the content into the padded rect; font and text colour are set.
    virtual void paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                              const QModelIndex& index, const Tokens& tokens) const;
};

/// Avatar and two lines: DisplayRole, SubtitleRole, AvatarRole (no avatar where that is empty).
class NameDelegate : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                      const QModelIndex& index, const Tokens& tokens) const override;
};

/// A word on a soft ground: DisplayRole, ToneRole. Nothing for an empty word.
class BadgeDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                      const QModelIndex& index, const Tokens& tokens) const override;
};

/// Money, right-aligned with digits of one width; with BarRole a bar below that shows the rank.
class MoneyDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                      const QModelIndex& index, const Tokens& tokens) const override;
};

/// A small button in a cell, labelled by DisplayRole (none when empty). The mouse presses it here; Space and Enter
/// press it through Table when the cell is the current one.
class ButtonDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

Q_SIGNALS:
    void pressed(const QModelIndex& index);

protected:
    void paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                      const QModelIndex& index, const Tokens& tokens) const override;

private:
    static QRect buttonRect(const QStyleOptionViewItem& option, const QModelIndex& index);
    QPersistentModelIndex m_down;
};

/// A tick before plain text (CheckStateRole); cells that are not Qt::ItemIsUserCheckable have none. The mouse turns it
/// over here, Space through Table.
class CheckDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;
    /// Asks the model for the other state; nothing where the cell can not be ticked.
    static void turnOver(QAbstractItemModel* model, const QModelIndex& index);
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

protected:
    void paintContent(QPainter& painter, const QRect& rect, const QStyleOptionViewItem& option,
                      const QModelIndex& index, const Tokens& tokens) const override;
};

} // namespace regulars::kit
