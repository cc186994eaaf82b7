import { createHash } from "node:crypto";
import type { Bot } from "../packages/flows/src/bots/bot.ts";
import { userAdministrationBot } from "../packages/flows/src/bots/user-administration.ts";
import { ALIAS, LOCALE, USER_ADMINISTRATION } from "../packages/flows/src/bots/words.ts";
import { settings } from "../settings.ts";
import { instanceArn } from "./instance.ts";
import { templated } from "./templated.ts";

/**
 * The bot, with the function that it asks at each turn, and the instance's leave to use it. The provider has no alias of a bot
 * and builds no locale, and knows associations of Lex V1 alone: a stack of CloudFormation has all of it.
 */
export function userAdministration(reset: sst.aws.Function) {
  const stack = templated(
    USER_ADMINISTRATION,
    $resolve({
      RoleArn: botRole().arn,
      LambdaArn: reset.arn,
      InstanceId: instanceArn(),
    }).apply((arns) => JSON.stringify(template(userAdministrationBot(settings.passwords), arns))),
  );
  const arn = stack.outputs.apply(({ AliasArn }) => {
    if (AliasArn) return AliasArn;
    throw new Error("CloudFormation gives no ARN of the bot's alias");
  });
  const permitted = new aws.lambda.Permission("ResetPasswordForLex", {
    action: "lambda:InvokeFunction",
    function: reset.arn,
    principal: "lexv2.amazonaws.com",
    sourceAccount: aws.getCallerIdentityOutput().accountId,
    sourceArn: arn,
  });
  // With the permission, so that a flow which talks to the bot comes after it.
  return { arn: $resolve({ arn, permission: permitted.id }).apply((made) => made.arn) };
}

/** Names of bots are the account's. */
const name = () => [$app.name, ...($app.stage === "production" ? [] : [$app.stage]), USER_ADMINISTRATION].join("-");

/** What Lex does in its own name: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonLexV2BotPolicy.html. */
function botRole() {
  const speak = { actions: ["polly:SynthesizeSpeech"], resources: ["*"] };
  const takeOn = {
    principals: [{ type: "Service", identifiers: ["lexv2.amazonaws.com"] }],
    actions: ["sts:AssumeRole"],
    // ⚠ AWS does not say whether Lex names the account here: where it does, it is to be this one.
    conditions: [
      {
        test: "StringEqualsIfExists",
        variable: "aws:SourceAccount",
        values: [aws.getCallerIdentityOutput().accountId],
      },
    ],
  };
  return new aws.iam.Role(`${USER_ADMINISTRATION}Role`, {
    assumeRolePolicy: aws.iam.getPolicyDocumentOutput({ statements: [takeOn] }).json,
    inlinePolicies: [{ name: "inline", policy: aws.iam.getPolicyDocumentOutput({ statements: [speak] }).json }],
  });
}

type Arns = { RoleArn: string; LambdaArn: string; InstanceId: string };

function template(bot: Bot, { RoleArn, LambdaArn, InstanceId }: Arns) {
  // A version is a copy that nothing changes: only one of another name is made anew, and the alias goes over to it.
  const version = `Version${createHash("sha256").update(JSON.stringify(bot)).digest("hex").slice(0, 16)}`;
  return {
    Resources: {
      Bot: { Type: "AWS::Lex::Bot", Properties: { Name: name(), RoleArn, ...bot } },
      [version]: {
        Type: "AWS::Lex::BotVersion",
        Properties: {
          BotId: { Ref: "Bot" },
          BotVersionLocaleSpecification: [{ LocaleId: LOCALE, BotVersionLocaleDetails: { SourceBotVersion: "DRAFT" } }],
        },
      },
      // It has no conversation logs: they would hold birth dates.
      Alias: {
        Type: "AWS::Lex::BotAlias",
        Properties: {
          BotId: { Ref: "Bot" },
          BotAliasName: ALIAS,
          BotVersion: { "Fn::GetAtt": [version, "BotVersion"] },
          BotAliasLocaleSettings: [
            {
              LocaleId: LOCALE,
              BotAliasLocaleSetting: {
                Enabled: true,
                CodeHookSpecification: { LambdaCodeHook: { CodeHookInterfaceVersion: "1.0", LambdaArn } },
              },
            },
          ],
        },
      },
      // Among other things, it lets the instance use the alias.
      InConnect: {
        Type: "AWS::Connect::IntegrationAssociation",
        Properties: {
          InstanceId,
          IntegrationType: "LEX_BOT",
          IntegrationArn: { "Fn::GetAtt": ["Alias", "Arn"] },
        },
      },
    },
    Outputs: { AliasArn: { Value: { "Fn::GetAtt": ["Alias", "Arn"] } } },
  };
}
