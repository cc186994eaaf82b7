import type { Operations } from "./handlers.ts";
import { page } from "./pages.ts";
import { modification, pick, type Store } from "./store.ts";

/** Reads of hours of operation, which have no overrides. */
export function hoursReads(store: Store): Operations<"ListHoursOfOperations" | "DescribeHoursOfOperation"> {
  return {
    async ListHoursOfOperations(input) {
      const { shown, NextToken } = page("ListHoursOfOperations", [...store.hours.values()], input, 1000);
      const HoursOfOperationSummaryList = shown.map((hours) => ({
        Id: hours.id,
        Arn: hours.arn,
        Name: hours.name,
        ...modification(store, hours),
      }));
      return { HoursOfOperationSummaryList, NextToken };
    },
    async DescribeHoursOfOperation({ HoursOfOperationId }) {
      const hours = pick(store.hours, "hours of operation", HoursOfOperationId);
      return {
        HoursOfOperation: {
          HoursOfOperationId: hours.id,
          HoursOfOperationArn: hours.arn,
          Name: hours.name,
          TimeZone: hours.timeZone,
          Config: hours.config.map(({ day, start, end }) => ({
            Day: day,
            StartTime: timeSlice(start),
            EndTime: timeSlice(end),
          })),
          Tags: { ...hours.tags },
          ...modification(store, hours),
        },
      };
    },
  };
}

const timeSlice = (time: string) => ({ Hours: Number(time.slice(0, 2)), Minutes: Number(time.slice(3)) });
