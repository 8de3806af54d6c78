// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/radar.h"
#include "core/sandbox/rest/lists.h"
#include "core/sandbox/rest/routes.h"

namespace regulars::sandbox::handlers {

namespace {

/// What an account without Radar says is not documented; it is Stripe's answer for other products.
void requireRadar(const Call& call)
{
    if (!call.state.settings.hasRadar)
        throw invalid("Your account is not set up to use Radar lists. "
                      "Please visit https://dashboard.stripe.com/settings/radar to get started.");
}

Ref<ValueList> liveList(const Call& call, const std::string& id, std::string param)
{
    const Ref<ValueList> list = call.find(call.state.valueLists, "value list", id, param);
    if (call.state.valueLists[list].deleted) throw missing("value list", id, std::move(param));
    return list;
}

Ref<ValueListItem> liveItem(const Call& call)
{
    const Ref<ValueListItem> item = call.find(call.state.valueListItems, "value list item");
    if (call.state.valueListItems[item].deleted) throw missing("value list item", call.id());
    return item;
}

} // namespace

void listValueLists(const Call& call)
{
    requireRadar(call);
    const auto alias = call.params.text("alias");
    const auto contains = call.params.text("contains");
    answerTable(call, call.state.valueLists, "value list", "/v1/radar/value_lists",
                [&](const ValueList& list, auto) {
                    return !list.deleted && (!alias || list.alias == *alias) &&
                           (!contains || holds(call.state, list, *contains));
                });
}

void createValueList(const Call& call)
{
    requireRadar(call);
    ValueListFields fields;
    fields.alias = call.params.requiredText("alias");
    fields.name = call.params.requiredText("name");
    const std::string type = call.params.text("item_type").value_or("string");
    call.params.metadata(fields.metadata);
    call.params.finish();
    const auto kind = valueKindOf(type);
    if (!kind) throw invalid("Invalid item_type: " + type, "item_type");
    call.answer(call.engine.createValueList(std::move(fields), *kind));
}

void showValueList(const Call& call)
{
    requireRadar(call);
    call.params.finish();
    call.answer(liveList(call, call.id(), "id"));
}

void updateValueList(const Call& call)
{
    requireRadar(call);
    const Ref<ValueList> list = liveList(call, call.id(), "id");
    ValueListFields fields = call.state.valueLists[list];
    if (call.params.has("alias")) fields.alias = call.params.requiredText("alias");
    if (call.params.has("name")) fields.name = call.params.requiredText("name");
    call.params.metadata(fields.metadata);
    call.params.finish();
    call.engine.updateValueList(list, std::move(fields));
    call.answer(list);
}

void deleteValueList(const Call& call)
{
    requireRadar(call);
    const Ref<ValueList> list = liveList(call, call.id(), "id");
    call.params.finish();
    call.engine.deleteValueList(list);
    call.answer(list);
}

void listValueListItems(const Call& call)
{
    requireRadar(call);
    const Ref<ValueList> list = liveList(call, call.params.requiredText("value_list"), "value_list");
    const auto value = call.params.text("value");
    answerRows(call, call.state.valueListItems, call.state.valueLists[list].items, "value list item",
               "/v1/radar/value_list_items",
               [&](const ValueListItem& item, auto) { return !value || isLike(item.value, *value); });
}

void createValueListItem(const Call& call)
{
    requireRadar(call);
    const Ref<ValueList> list = liveList(call, call.params.requiredText("value_list"), "value_list");
    const std::string value = call.params.requiredText("value");
    call.params.finish();
    call.answer(call.engine.addToList(list, value));
}

void showValueListItem(const Call& call)
{
    requireRadar(call);
    call.params.finish();
    call.answer(liveItem(call));
}

void deleteValueListItem(const Call& call)
{
    requireRadar(call);
    const Ref<ValueListItem> item = liveItem(call);
    call.params.finish();
    call.engine.takeFromList(item);
    call.answer(item);
}

} // namespace regulars::sandbox::handlers
