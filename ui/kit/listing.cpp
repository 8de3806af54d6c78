// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/listing.h"

namespace regulars::kit {

void ListingBase::renew()
{
    if (m_watched) begin(false);
    else m_unasked = true;
}

void ListingBase::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched) return;
    if (std::exchange(m_unasked, false)) begin(false);
    else settle();
}

void ListingBase::follow()
{
    m_changedMeanwhile = true;
    settle();
}

void ListingBase::begin(bool live)
{
    m_busy = true;
    start(++m_number, live);
}

bool ListingBase::takes(quint64 number)
{
    if (number != m_number) return false; // a later question is under way
    m_busy = false;
    return true;
}

void ListingBase::settle()
{
    if (m_watched && !m_busy && std::exchange(m_changedMeanwhile, false)) begin(true);
}

} // namespace regulars::kit
