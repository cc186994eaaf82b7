import type { TestCase } from "../src/test-case.ts";
import aCallerHearsOfAnEmergencyFirst from "./a-caller-hears-of-an-emergency-first.json" with { type: "json" };
import aCallerWhoSaysNothingIsAskedAgain from "./a-caller-who-says-nothing-is-asked-again.json" with { type: "json" };
import aCustomerHearsOfAnEmergency from "./a-customer-hears-of-an-emergency.json" with { type: "json" };
import aCustomerHearsOfNormalOperation from "./a-customer-hears-of-normal-operation.json" with { type: "json" };
import aCustomerIsToldWhereNobodyKnows from "./a-customer-is-told-where-nobody-knows.json" with { type: "json" };
import aFailingLookUpIsTold from "./a-failing-look-up-is-told.json" with { type: "json" };
import aKeyThatLeadsNowhereIsTold from "./a-key-that-leads-nowhere-is-told.json" with { type: "json" };
import aKnownCallerHearsTheInstances from "./a-known-caller-hears-the-instances.json" with { type: "json" };
import aLookUpThatTakesTooLongIsTold from "./a-look-up-that-takes-too-long-is-told.json" with { type: "json" };
import aPhoneThatIsNotDesignatedMaySetNoEmergency from "./a-phone-that-is-not-designated-may-set-no-emergency.json" with {
  type: "json",
};
import aPinThatCannotBeDeliveredIsTold from "./a-pin-that-cannot-be-delivered-is-told.json" with { type: "json" };
import aPinThatFailsTwiceIsTold from "./a-pin-that-fails-twice-is-told.json" with { type: "json" };
import aRegionWithoutInstancesHasItsSentence from "./a-region-without-instances-has-its-sentence.json" with {
  type: "json",
};
import aSwitchThatGivesNoAnswerPromisesNothing from "./a-switch-that-gives-no-answer-promises-nothing.json" with {
  type: "json",
};
import anAdministratorOnALandlineIsToldSo from "./an-administrator-on-a-landline-is-told-so.json" with { type: "json" };
import anAdministratorRemovesTheEmergencyOfAllLocations from "./an-administrator-removes-the-emergency-of-all-locations.json" with {
  type: "json",
};
import anAdministratorSetsAnEmergency from "./an-administrator-sets-an-emergency.json" with { type: "json" };
import anAdministratorWhoAsksForTooManyPinsHasToWait from "./an-administrator-who-asks-for-too-many-pins-has-to-wait.json" with {
  type: "json",
};
import anAdministratorWhoKeysNoPinGetsANewOne from "./an-administrator-who-keys-no-pin-gets-a-new-one.json" with {
  type: "json",
};
import anEmergencyThatCannotBeCheckedKeepsNobodyWaiting from "./an-emergency-that-cannot-be-checked-keeps-nobody-waiting.json" with {
  type: "json",
};
import anInstanceThatIsStartingHasToBeAwaited from "./an-instance-that-is-starting-has-to-be-awaited.json" with {
  type: "json",
};
import anOperatorLeavesAnInstanceAsItIs from "./an-operator-leaves-an-instance-as-it-is.json" with { type: "json" };
import anOperatorStopsAnInstance from "./an-operator-stops-an-instance.json" with { type: "json" };
import anOperatorTurnsThePagesOfInstances from "./an-operator-turns-the-pages-of-instances.json" with { type: "json" };
import anUnknownNumberIsTurnedAway from "./an-unknown-number-is-turned-away.json" with { type: "json" };
import instancesThatCannotBeReadAreTold from "./instances-that-cannot-be-read-are-told.json" with { type: "json" };
import moreInstancesThanOneCanListenToComeInPages from "./more-instances-than-one-can-listen-to-come-in-pages.json" with {
  type: "json",
};
import nobodyChangesAnEmergencyWithoutAPin from "./nobody-changes-an-emergency-without-a-pin.json" with {
  type: "json",
};
import onlyOperatorsStartAndStopInstances from "./only-operators-start-and-stop-instances.json" with { type: "json" };
import staffWhoAskForAnAgentArePutThrough from "./staff-who-ask-for-an-agent-are-put-through.json" with {
  type: "json",
};
import staffWhoSayNothingAreAskedAgain from "./staff-who-say-nothing-are-asked-again.json" with { type: "json" };
import staffWhomTheBotDoesNotUnderstandArePutThrough from "./staff-whom-the-bot-does-not-understand-are-put-through.json" with {
  type: "json",
};
import staffWhomTheBotFailsArePutThrough from "./staff-whom-the-bot-fails-are-put-through.json" with { type: "json" };

/** The scripted calls by the names of their files: each runs offline on the telephone and, published, on a live instance. */
export const calls: Record<string, TestCase> = {
  "a-caller-hears-of-an-emergency-first": aCallerHearsOfAnEmergencyFirst,
  "a-caller-who-says-nothing-is-asked-again": aCallerWhoSaysNothingIsAskedAgain,
  "a-customer-hears-of-an-emergency": aCustomerHearsOfAnEmergency,
  "a-customer-hears-of-normal-operation": aCustomerHearsOfNormalOperation,
  "a-customer-is-told-where-nobody-knows": aCustomerIsToldWhereNobodyKnows,
  "a-failing-look-up-is-told": aFailingLookUpIsTold,
  "a-key-that-leads-nowhere-is-told": aKeyThatLeadsNowhereIsTold,
  "a-known-caller-hears-the-instances": aKnownCallerHearsTheInstances,
  "a-look-up-that-takes-too-long-is-told": aLookUpThatTakesTooLongIsTold,
  "a-phone-that-is-not-designated-may-set-no-emergency": aPhoneThatIsNotDesignatedMaySetNoEmergency,
  "a-pin-that-cannot-be-delivered-is-told": aPinThatCannotBeDeliveredIsTold,
  "a-pin-that-fails-twice-is-told": aPinThatFailsTwiceIsTold,
  "a-region-without-instances-has-its-sentence": aRegionWithoutInstancesHasItsSentence,
  "a-switch-that-gives-no-answer-promises-nothing": aSwitchThatGivesNoAnswerPromisesNothing,
  "an-administrator-on-a-landline-is-told-so": anAdministratorOnALandlineIsToldSo,
  "an-administrator-removes-the-emergency-of-all-locations": anAdministratorRemovesTheEmergencyOfAllLocations,
  "an-administrator-sets-an-emergency": anAdministratorSetsAnEmergency,
  "an-administrator-who-asks-for-too-many-pins-has-to-wait": anAdministratorWhoAsksForTooManyPinsHasToWait,
  "an-administrator-who-keys-no-pin-gets-a-new-one": anAdministratorWhoKeysNoPinGetsANewOne,
  "an-emergency-that-cannot-be-checked-keeps-nobody-waiting": anEmergencyThatCannotBeCheckedKeepsNobodyWaiting,
  "an-instance-that-is-starting-has-to-be-awaited": anInstanceThatIsStartingHasToBeAwaited,
  "an-operator-leaves-an-instance-as-it-is": anOperatorLeavesAnInstanceAsItIs,
  "an-operator-stops-an-instance": anOperatorStopsAnInstance,
  "an-operator-turns-the-pages-of-instances": anOperatorTurnsThePagesOfInstances,
  "an-unknown-number-is-turned-away": anUnknownNumberIsTurnedAway,
  "instances-that-cannot-be-read-are-told": instancesThatCannotBeReadAreTold,
  "more-instances-than-one-can-listen-to-come-in-pages": moreInstancesThanOneCanListenToComeInPages,
  "nobody-changes-an-emergency-without-a-pin": nobodyChangesAnEmergencyWithoutAPin,
  "only-operators-start-and-stop-instances": onlyOperatorsStartAndStopInstances,
  "staff-who-ask-for-an-agent-are-put-through": staffWhoAskForAnAgentArePutThrough,
  "staff-who-say-nothing-are-asked-again": staffWhoSayNothingAreAskedAgain,
  "staff-whom-the-bot-does-not-understand-are-put-through": staffWhomTheBotDoesNotUnderstandArePutThrough,
  "staff-whom-the-bot-fails-are-put-through": staffWhomTheBotFailsArePutThrough,
};
