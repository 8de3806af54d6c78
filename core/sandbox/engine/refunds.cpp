// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/engine/events.h"
#include "core/sandbox/engine/exact.h"
#include "core/sandbox/engine/rates.h"

#include "core/domain/money.h"

#include <algorithm>

namespace regulars::sandbox {

namespace {

constexpr Stamp day = 86400;
constexpr Stamp debitWindow = 180 * day; // contract.md 17

bool isOver(RefundStatus status)
{
    return status == RefundStatus::Failed || status == RefundStatus::Canceled;
}

std::string moneyText(std::int64_t amount, Currency currency)
{
    return Money(amount, currency).toDecimal().toStdString() + " " + codeOf(currency);
}

bool isInquiry(DisputeStatus status)
{
    return status <= DisputeStatus::WarningClosed;
}
bool isDecided(DisputeStatus status)
{
    return status == DisputeStatus::Won || status == DisputeStatus::Lost ||
           status == DisputeStatus::WarningClosed;
}

/// The refusals of contract.md 17.
void requireRefundable(const AccountState& state, const Charge& charge, std::int64_t amount)
{
    if (charge.status != ChargeStatus::Succeeded)
        throw invalid("Charge " + charge.id + " did not succeed and cannot be refunded.", "charge",
                      "charge_not_refundable");
    const bool open = std::any_of(charge.disputes.begin(), charge.disputes.end(), [&](Ref<Dispute> dispute) {
        const DisputeStatus status = state.disputes[dispute].status;
        return !isInquiry(status) && status != DisputeStatus::Won;
    });
    if (open)
        throw invalid("Charge " + charge.id + " has been charged back; cannot issue a refund.", "charge",
                      "charge_disputed");
    const bool debit = charge.details.kind != MethodKind::Card;
    if (debit && state.now > charge.created + debitWindow)
        throw invalid("Charge " + charge.id + " is too old to be refunded.", "charge",
                      "charge_not_refundable");
    const std::int64_t left = charge.amount - charge.amountRefunded;
    if (left == 0)
        throw invalid("Charge " + charge.id + " has already been refunded.", "charge",
                      "charge_already_refunded");
    if (amount > left)
        throw invalid("Refund amount (" + moneyText(amount, charge.currency) +
                          ") is greater than unrefunded amount on charge (" +
                          moneyText(left, charge.currency) + ")",
                      "amount");
}

} // namespace

/// What `amount` of the charge is in the settlement currency, when `before` of it was refunded already; parts
/// add up to exactly what the charge brought.
std::int64_t Engine::settled(Ref<Charge> charge, std::int64_t before, std::int64_t amount) const
{
    const Charge& row = m_state.charges[charge];
    const std::int64_t whole = m_state.transactions[row.transaction].amount;
    return mulDivRound(whole, before + amount, row.amount) - mulDivRound(whole, before, row.amount);
}

Ref<Refund> Engine::refund(Ref<Charge> charge, std::int64_t amount, std::string reason, Metadata metadata,
                           std::string instructionsEmail)
{
    Charge& row = m_state.charges[charge];
    requireRefundable(m_state, row, amount);
    if (amount == 0) amount = row.amount - row.amountRefunded;
    const bool card = row.details.kind == MethodKind::Card;
    Refund entry;
    entry.id = m_state.newId(card ? "re_3" : "pyr_3", 23);
    entry.created = m_state.now;
    entry.amount = amount;
    entry.currency = row.currency;
    entry.charge = charge;
    entry.reason = std::move(reason);
    entry.metadata = std::move(metadata);
    entry.instructionsEmail = std::move(instructionsEmail);
    const MethodBehavior bank = m_state.methods[row.method].behavior;
    const bool waits = !card || bank == MethodBehavior::RefundsLater;
    entry.status = waits ? RefundStatus::Pending : RefundStatus::Succeeded;
    const Ref<Refund> refund = m_state.refunds.add(std::move(entry));
    if (waits || bank == MethodBehavior::RefundsFail)
        schedule(DueKind::Refund, refund.row, m_state.refunds[refund].due,
                 m_state.now + (card ? 1 : 5) * day);
    BalanceTransaction transaction;
    transaction.kind = card ? BalanceTransactionKind::Refund : BalanceTransactionKind::PaymentRefund;
    transaction.amount = -settled(charge, row.amountRefunded, amount);
    transaction.rate = m_state.transactions[row.transaction].rate;
    transaction.availableOn = m_state.now;
    transaction.description = "REFUND FOR CHARGE";
    transaction.charge = charge;
    transaction.refund = refund;
    m_state.refunds[refund].transaction = book(std::move(transaction));
    const std::string before = draw(charge);
    row.amountRefunded += amount;
    row.refunds.push_back(refund);
    if (m_state.refunds[refund].reason == "fraudulent") blockPayer(charge); // contract.md 17
    emit("refund.created", refund);
    if (wantsEvents()) record("charge.refunded", draw(charge), previousAttributes(before, draw(charge)));
    return refund;
}

void Engine::updateRefund(Ref<Refund> refund, Metadata metadata)
{
    change("refund.updated", refund, m_state.refunds[refund],
           [&](Refund& row) { row.metadata = std::move(metadata); });
}

/// The money is the studio's again.
void Engine::takeBack(Ref<Refund> refund, RefundStatus status, std::string why)
{
    Refund& row = m_state.refunds[refund];
    if (isOver(row.status)) throw invalid("This refund is over.", {}, "status_transition_invalid");
    schedule(DueKind::Refund, refund.row, row.due, 0);
    Charge& charge = m_state.charges[row.charge];
    BalanceTransaction transaction;
    transaction.kind = BalanceTransactionKind::RefundFailure;
    transaction.amount = -m_state.transactions[row.transaction].amount;
    transaction.rate = m_state.transactions[row.transaction].rate;
    transaction.availableOn = m_state.now;
    transaction.description = "REFUND FAILURE";
    transaction.charge = row.charge;
    transaction.refund = refund;
    const std::string before = draw(refund);
    row.failureTransaction = book(std::move(transaction));
    row.status = status;
    row.failureReason = std::move(why);
    change("charge.updated", row.charge, charge,
           [&](Charge& changed) { changed.amountRefunded -= row.amount; });
    emitUpdated("refund.updated", refund, before);
}

void Engine::failRefund(Ref<Refund> refund, std::string failureReason)
{
    takeBack(refund, RefundStatus::Failed, std::move(failureReason));
    emit("refund.failed", refund);
}

void Engine::cancelRefund(Ref<Refund> refund)
{
    if (m_state.refunds[refund].status != RefundStatus::RequiresAction)
        throw invalid("Only a refund that requires action can be canceled.", {}, "status_transition_invalid");
    takeBack(refund, RefundStatus::Canceled, "merchant_request");
}

void Engine::moveRefund(Ref<Refund> refund, RefundStatus status)
{
    Refund& row = m_state.refunds[refund];
    if (isOver(row.status)) throw invalid("This refund is over.", {}, "status_transition_invalid");
    schedule(DueKind::Refund, refund.row, row.due, 0);
    change("refund.updated", refund, row, [&](Refund& changed) { changed.status = status; });
}

void Engine::meetRefund(Ref<Refund> refund)
{
    Refund& row = m_state.refunds[refund];
    schedule(DueKind::Refund, refund.row, row.due, 0);
    if (row.status == RefundStatus::Pending) return moveRefund(refund, RefundStatus::Succeeded);
    failRefund(refund, "unknown");
}

void Engine::updateCharge(Ref<Charge> charge, ChargeWords words)
{
    change("charge.updated", charge, m_state.charges[charge], [&](Charge& row) {
        row.description = std::move(words.description);
        row.receiptEmail = std::move(words.receiptEmail);
        row.userReport = std::move(words.userReport);
        row.metadata = std::move(words.metadata);
    });
}

Ref<Dispute> Engine::openDispute(Ref<Charge> charge, std::string reason, bool warning, std::int64_t amount)
{
    Charge& row = m_state.charges[charge];
    if (row.status != ChargeStatus::Succeeded) throw invalid("Only a paid charge can be disputed.", "charge");
    Dispute entry;
    entry.id = m_state.newId("du_1", 23);
    entry.created = m_state.now;
    entry.charge = charge;
    entry.amount = amount == 0 ? row.amount : amount;
    entry.currency = row.currency;
    entry.reason = std::move(reason);
    entry.status = warning ? DisputeStatus::WarningNeedsResponse : DisputeStatus::NeedsResponse;
    entry.dueBy = m_state.now + 10 * day;
    const Ref<Dispute> dispute = m_state.disputes.add(std::move(entry));
    Dispute& added = m_state.disputes[dispute];
    schedule(DueKind::Dispute, dispute.row, added.due, added.dueBy + 10 * day);
    if (!warning) {
        BalanceTransaction transaction;
        transaction.kind = BalanceTransactionKind::Adjustment;
        transaction.rate = m_state.transactions[row.transaction].rate;
        transaction.amount = -exchanged(added.amount, transaction.rate);
        transaction.fee = disputeFee(m_state.settings.currency);
        transaction.availableOn = m_state.now;
        transaction.description = "Chargeback withdrawal for " + row.id;
        transaction.charge = charge;
        transaction.dispute = dispute;
        added.transactions.push_back(book(std::move(transaction)));
    }
    change("charge.updated", charge, row, [&](Charge& changed) {
        changed.disputed = true;
        changed.disputes.push_back(dispute);
    });
    emit("charge.dispute.created", dispute);
    if (!warning) emit("charge.dispute.funds_withdrawn", dispute);
    return dispute;
}

void Engine::submitEvidence(Ref<Dispute> dispute, Metadata evidence, bool submit, Metadata metadata)
{
    Dispute& row = m_state.disputes[dispute];
    if (submit && isDecided(row.status))
        throw invalid("This dispute is already closed.", {}, "status_transition_invalid");
    change("charge.dispute.updated", dispute, row, [&](Dispute& changed) {
        changed.evidence = std::move(evidence);
        changed.metadata = std::move(metadata);
        if (!submit) return;
        ++changed.submissionCount;
        changed.status =
            isInquiry(changed.status) ? DisputeStatus::WarningUnderReview : DisputeStatus::UnderReview;
    });
    if (submit) schedule(DueKind::Dispute, dispute.row, row.due, m_state.now + 30 * day);
}

void Engine::closeDispute(Ref<Dispute> dispute, bool won)
{
    Dispute& row = m_state.disputes[dispute];
    if (isDecided(row.status))
        throw invalid("This dispute is already closed.", {}, "status_transition_invalid");
    schedule(DueKind::Dispute, dispute.row, row.due, 0);
    const bool inquiry = isInquiry(row.status);
    row.status = inquiry ? DisputeStatus::WarningClosed : won ? DisputeStatus::Won : DisputeStatus::Lost;
    if (!inquiry && won) {
        const BalanceTransaction taken = m_state.transactions[row.transactions.front()];
        BalanceTransaction transaction;
        transaction.kind = BalanceTransactionKind::Adjustment;
        transaction.rate = taken.rate;
        transaction.amount = -taken.amount;
        transaction.availableOn = m_state.now;
        transaction.description = "Chargeback reversal for " + m_state.charges[row.charge].id;
        transaction.charge = row.charge;
        transaction.dispute = dispute;
        row.transactions.push_back(book(std::move(transaction)));
    }
    emit("charge.dispute.closed", dispute);
    if (!inquiry && won) emit("charge.dispute.funds_reinstated", dispute);
}

} // namespace regulars::sandbox
