// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/render/render.h"

namespace regulars::sandbox {

void Renderer::object(Ref<ValueList> ref, const Expand&)
{
    const ValueList& list = m_state.valueLists[ref];
    head(list.id, "radar.value_list");
    if (list.deleted) {
        m_out.field("deleted", true);
        return m_out.endObject();
    }
    m_out.field("alias", list.alias);
    m_out.field("created", list.created);
    m_out.field("created_by", m_state.settings.email);
    m_out.field("item_type", wireName(list.kind));
    const std::vector<Ref<ValueListItem>> newestFirst(list.items.rbegin(), list.items.rend());
    this->list("list_items", newestFirst, "/v1/radar/value_list_items?value_list=" + list.id,
               Expand::nothing());
    m_out.field("livemode", false);
    m_out.metadata("metadata", list.metadata);
    m_out.field("name", list.name);
    m_out.endObject();
}

void Renderer::object(Ref<ValueListItem> ref, const Expand&)
{
    const ValueListItem& item = m_state.valueListItems[ref];
    head(item.id, "radar.value_list_item");
    if (item.deleted) {
        m_out.field("deleted", true);
        return m_out.endObject();
    }
    m_out.field("created", item.created);
    m_out.field("created_by", m_state.settings.email);
    m_out.field("livemode", false);
    m_out.field("value", item.value);
    m_out.field("value_list", m_state.valueLists[item.list].id);
    m_out.endObject();
}

} // namespace regulars::sandbox
