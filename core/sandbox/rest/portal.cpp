// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/rest/routes.h"

#include <array>

namespace regulars::sandbox::handlers {

namespace {

constexpr std::array<std::string_view, 6> flows{"customer_update",     "payment_method_update",       "subscription_cancel",
                                                "subscription_update", "subscription_update_confirm", "subscription_pause"};

void renderFlow(JsonWriter& out, std::string_view type)
{
    out.beginObject("flow");
    out.beginObject("after_completion");
    out.nullFields({"hosted_confirmation", "redirect"});
    out.field("type", "portal_homepage");
    out.endObject();
    out.nullFields({"customer_update", "subscription_cancel", "subscription_pause", "subscription_update", "subscription_update_confirm"});
    out.field("type", type);
    out.endObject();
}

} // namespace

/// A page of the customer portal (contract.md 7). Nothing is kept of it: there is no way to read one again.
void createPortalSession(const Call& call)
{
    const Params& params = call.params;
    params.requiredText("customer");
    const Ref<Customer> customer = call.named(call.state.customers, "customer", "customer");
    if (call.state.customers[customer].deleted) throw missing("customer", call.state.customers[customer].id, "customer");
    const std::string returnUrl = params.text("return_url").value_or("");
    const Params flow = params.map("flow_data");
    std::optional<int> type;
    if (!flow.isEmpty()) {
        flow.requiredText("type");
        type = flow.choice("type", {"customer_update", "payment_method_update", "subscription_cancel", "subscription_update",
                                    "subscription_update_confirm", "subscription_pause"});
    }
    params.ignore({"locale", "configuration"});
    params.finish();
    AccountState& state = call.engine.state();
    JsonWriter& out = call.out;
    const std::string id = state.newId("bps_1", 23);
    out.beginObject();
    out.field("id", id);
    out.field("object", "billing_portal.session");
    out.field("configuration", "bpc_1Portal");
    out.field("created", call.now);
    out.field("customer", state.customers[customer].id);
    out.nullField("customer_account");
    if (type) renderFlow(out, flows[static_cast<std::size_t>(*type)]);
    else out.nullField("flow");
    out.field("livemode", false);
    out.nullFields({"locale", "on_behalf_of"});
    out.maybe("return_url", returnUrl);
    out.field("url", "https://billing.stripe.com/p/session/test_" + id.substr(5));
    out.endObject();
}

} // namespace regulars::sandbox::handlers
