import { fault } from "../wire/fault.ts";
import { notFound } from "./faults.ts";
import type { Operations } from "./handlers.ts";
import { page } from "./pages.ts";
import type { Store } from "./store.ts";

/**
 * ListPhoneNumbersV2: numbers are the account's, claimed for the instance. ⚠ All pass for DIDs, and none tells its country,
 * which takes every country's numbering plan; who asks for a country is told that this is not simulated.
 */
export function phoneNumberReads(store: Store): Operations<"ListPhoneNumbersV2"> {
  return {
    async ListPhoneNumbersV2(input) {
      const { TargetArn, PhoneNumberCountryCodes, PhoneNumberTypes: types, PhoneNumberPrefix: prefix = "" } = input;
      if (TargetArn !== undefined && TargetArn !== store.arn) throw notFound("target", TargetArn);
      if (PhoneNumberCountryCodes?.length)
        throw fault("NotImplemented", "NotImplemented: connect phone numbers by PhoneNumberCountryCodes", 501);
      const isWanted = !types?.length || types.includes("DID");
      const found = [...store.phoneNumbers.values()].filter(({ number }) => isWanted && number.startsWith(prefix));
      const { shown, NextToken } = page("ListPhoneNumbersV2", found, input, 1000);
      const ListPhoneNumbersSummaryList = shown.map(({ id, arn, number }) => ({
        PhoneNumberId: id,
        PhoneNumberArn: arn,
        PhoneNumber: number,
        PhoneNumberType: "DID" as const,
        TargetArn: store.arn,
        InstanceId: store.id,
      }));
      return { ListPhoneNumbersSummaryList, NextToken };
    },
  };
}
