// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/studio/fate.h"

namespace regulars::sandbox {

namespace {

Fate randomFate(Dice& dice)
{
    using Plan = Fate::Plan;
    using End = Fate::End;
    Fate fate;
    static const std::vector<Plan> plans{Plan::Unlimited, Plan::Basic,  Plan::Student, Plan::Yearly,
                                         Plan::ClassPack, Plan::OneOff, Plan::Prospect};
    fate.plan = plans[dice.weighted({26, 14, 8, 9, 14, 23, 6})];
    static const std::vector<End> ends{End::Stays,  End::Leaves,    End::LeavesNow,
                                       End::Ending, End::CannotPay, End::PastDue};
    fate.end = ends[dice.weighted({52, 28, 7, 4, 6, 3})];
    fate.trial = dice.chance(12);
    fate.pauses = dice.chance(1);
    fate.stumbles = dice.chance(14);
    fate.sepa = dice.chance(22);
    fate.cardExpires = dice.chance(10);
    fate.credit = dice.chance(5);
    fate.changesPlan = dice.chance(7);
    fate.returns = dice.chance(25);
    fate.duplicate = dice.chance(3);
    fate.deleted = dice.chance(1);
    if (dice.chance(6)) fate.givenBack = dice.chance(50) ? Fate::GivenBack::Whole : Fate::GivenBack::Part;
    if (dice.chance(1)) fate.quarrel = static_cast<Fate::Quarrel>(dice.between(1, 4));
    fate.currency = static_cast<int>(dice.weighted({82, 8, 5, 5}));
    if (fate.plan == Plan::OneOff) {
        fate.extras = static_cast<int>(dice.between(1, 16));
    } else if (fate.plan != Plan::Prospect && dice.chance(55)) {
        fate.extras = static_cast<int>(dice.between(1, 6));
    }
    return fate;
}

} // namespace

Fate fateOf(int number, Dice& dice)
{
    Fate fate = randomFate(dice);
    if (number >= castSize) return fate;
    const int currency = number % 4 == 3 ? number / 4 % 4 : 0;
    fate = Fate();
    fate.currency = currency;
    switch (number) {
    case 0:
        fate.plan = Fate::Plan::Yearly;
        break;
    case 1:
        fate.plan = Fate::Plan::ClassPack;
        break;
    case 2:
        fate.plan = Fate::Plan::OneOff, fate.extras = 4;
        break;
    case 3:
        fate.end = Fate::End::Leaves;
        break;
    case 4:
        fate.end = Fate::End::LeavesNow;
        break;
    case 5:
        fate.end = Fate::End::Ending;
        break;
    case 6:
        fate.end = Fate::End::CannotPay;
        break;
    case 7:
        fate.end = Fate::End::PastDue;
        break;
    case 8:
        fate.quarrel = Fate::Quarrel::Won;
        break;
    case 9:
        fate.quarrel = Fate::Quarrel::Lost;
        break;
    case 10:
        fate.quarrel = Fate::Quarrel::Open;
        break;
    case 11:
        fate.quarrel = Fate::Quarrel::Inquiry;
        break;
    case 12:
        fate.givenBack = Fate::GivenBack::Whole;
        break;
    case 13:
        fate.givenBack = Fate::GivenBack::Part;
        break;
    case 14:
        fate.givenBack = Fate::GivenBack::Failed;
        break;
    case 15:
        fate.plan = Fate::Plan::OneOff, fate.extras = 3;
        break;
    case 16:
        fate.trial = true;
        break;
    case 17:
        fate.pauses = true;
        break;
    case 18:
        fate.stumbles = true;
        break;
    case 19:
        fate.sepa = true;
        break;
    case 20:
        fate.cardExpires = fate.cardStaysExpired = true;
        break;
    case 21:
        fate.credit = true;
        break;
    case 22:
        fate.changesPlan = true;
        break;
    case 23:
        fate.trial = fate.newcomer = true;
        break;
    case 24:
        fate.deleted = true;
        break;
    default:
        fate.duplicate = true, fate.plan = Fate::Plan::Basic;
        break;
    }
    return fate;
}

} // namespace regulars::sandbox
