import { expect, it } from "vitest";
import { sameResource } from "./same-resource.ts";

const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:states";
const QUEUE = "arn:aws:connect:us-east-1:123456789012:instance/6f1a/queue/0d7e";
const BOT = "arn:aws:lex:us-east-1:123456789012:bot-alias/BOTID/ALIASID";

it.each([
  ["a function and itself", FUNCTION, FUNCTION],
  ["a function with and without an alias", `${FUNCTION}:live`, FUNCTION],
  ["a function's name and its ARN", "states", `${FUNCTION}:live`],
  ["a function's name with its alias and its ARN", "states:live", `${FUNCTION}:live`],
  ["a queue's id and its ARN", "0d7e", QUEUE],
  ["a queue with and without a qualifier", `${QUEUE}:$LATEST`, QUEUE],
  ["a bot's alias and itself", BOT, BOT],
])("takes %s for the same", (_, one, other) => {
  expect(sameResource(one, other)).toBe(true);
  expect(sameResource(other, one)).toBe(true);
});

it.each([
  ["two functions", FUNCTION, `${FUNCTION}2`],
  ["two aliases of a function", `${FUNCTION}:live`, `${FUNCTION}:next`],
  ["functions of two accounts", FUNCTION, FUNCTION.replace("123456789012", "210987654321")],
  ["two queues", "0d7f", QUEUE],
  ["a queue and hours with one id", QUEUE.replace("queue", "operating-hours"), QUEUE],
  ["the aliases of two bots", BOT.replace("BOTID", "OTHER"), BOT],
])("tells %s apart", (_, one, other) => {
  expect(sameResource(one, other)).toBe(false);
  expect(sameResource(other, one)).toBe(false);
});
