import type { TestCase } from "../src/test-case.ts";
import aCallerWhoSaysNothingIsAskedAgain from "./a-caller-who-says-nothing-is-asked-again.json" with { type: "json" };
import aFailingLookUpIsTold from "./a-failing-look-up-is-told.json" with { type: "json" };
import aKeyThatLeadsNowhereIsTold from "./a-key-that-leads-nowhere-is-told.json" with { type: "json" };
import aKnownCallerHearsTheInstances from "./a-known-caller-hears-the-instances.json" with { type: "json" };
import aLookUpThatTakesTooLongIsTold from "./a-look-up-that-takes-too-long-is-told.json" with { type: "json" };
import aRegionWithoutInstancesHasItsSentence from "./a-region-without-instances-has-its-sentence.json" with {
  type: "json",
};
import aSwitchThatGivesNoAnswerPromisesNothing from "./a-switch-that-gives-no-answer-promises-nothing.json" with {
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
import onlyOperatorsStartAndStopInstances from "./only-operators-start-and-stop-instances.json" with { type: "json" };

/** The scripted calls by the names of their files: each runs offline on the telephone and, published, on a live instance. */
export const calls: Record<string, TestCase> = {
  "a-caller-who-says-nothing-is-asked-again": aCallerWhoSaysNothingIsAskedAgain,
  "a-failing-look-up-is-told": aFailingLookUpIsTold,
  "a-key-that-leads-nowhere-is-told": aKeyThatLeadsNowhereIsTold,
  "a-known-caller-hears-the-instances": aKnownCallerHearsTheInstances,
  "a-look-up-that-takes-too-long-is-told": aLookUpThatTakesTooLongIsTold,
  "a-region-without-instances-has-its-sentence": aRegionWithoutInstancesHasItsSentence,
  "a-switch-that-gives-no-answer-promises-nothing": aSwitchThatGivesNoAnswerPromisesNothing,
  "an-instance-that-is-starting-has-to-be-awaited": anInstanceThatIsStartingHasToBeAwaited,
  "an-operator-leaves-an-instance-as-it-is": anOperatorLeavesAnInstanceAsItIs,
  "an-operator-stops-an-instance": anOperatorStopsAnInstance,
  "an-operator-turns-the-pages-of-instances": anOperatorTurnsThePagesOfInstances,
  "an-unknown-number-is-turned-away": anUnknownNumberIsTurnedAway,
  "instances-that-cannot-be-read-are-told": instancesThatCannotBeReadAreTold,
  "more-instances-than-one-can-listen-to-come-in-pages": moreInstancesThanOneCanListenToComeInPages,
  "only-operators-start-and-stop-instances": onlyOperatorsStartAndStopInstances,
};
