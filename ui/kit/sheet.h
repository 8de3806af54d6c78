// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QtCore/QPointer>
#include <QtWidgets/QWidget>

class QScrollArea;

namespace regulars::kit {

/// A panel over the whole window: the window behind is dimmed and cannot be reached by mouse or Tab until the
/// sheet is dismissed. Profiles and details live in one. Esc, Ctrl+W and Ctrl+F4 dismiss it; the focus then
/// returns to where it was. Belongs to the window that it covers; sheets may lie over each other.
/// Screen readers meet it as a dialog: give it an accessible name.
class Sheet : public QWidget {
    Q_OBJECT
public:
    /// Where the panel stands: in the middle, or near the top, where what grows below it has room.
    enum class Place { Middle, Top };
    /// `largest`: the size in pixels that the panel takes where the window has room for it.
    Sheet(QWidget* window, QSize largest, Place place = Place::Middle);
    /// Dismisses every sheet that is open over a window, the topmost first.
    static void dismissAll(const QWidget* window);

    /// The panel itself: put a layout and the content into it.
    QWidget* panel() const { return m_panel; }
    /// Shows it above everything else in the window and takes the focus; harmless when open already.
    void open();
    bool isOpen() const { return !isHidden(); }
    /// Hides it, gives the focus back and says closed().
    void dismiss();

Q_SIGNALS:
    void closed();

protected:
    /// What may be longer than the panel, on the panel's own ground. Takes the keyboard to scroll, under the sheet's name.
    QScrollArea* scrolled(QWidget* content) const;
    bool event(QEvent* event) override;
    /// Tab goes round inside the sheet.
    bool focusNextPrevChild(bool next) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

private:
    QWidget* m_panel;
    QSize m_largest;
    Place m_place;
    QPointer<QWidget> m_focusBefore;
};

} // namespace regulars::kit
