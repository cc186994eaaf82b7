import * as z from "zod";

const flowId = z.string().optional();
const number = z.string().optional();

const entryPoint = z.strictObject({
  Type: z.enum(["VOICE_CALL", "CHAT"]).default("VOICE_CALL"),
  VoiceCallEntryPointParameters: z
    .strictObject({ SourcePhoneNumber: number, DestinationPhoneNumber: number, FlowId: flowId })
    .optional(),
  ChatEntryPointParameters: z.strictObject({ FlowId: flowId }).optional(),
});

/** A text, or wrapped as Connect's API has it. */
const segmentAttribute = z.preprocess(
  (value) => (typeof value === "object" && value !== null && "ValueString" in value ? value.ValueString : value),
  z.string(),
);

/** What InitializationData holds, as it reads back on live instances; AWS documents no shape. */
export const WrittenInitialization = z
  .strictObject(
    {
      Attributes: z.record(z.string(), z.string()).default({}),
      SegmentAttributes: z.record(z.string(), segmentAttribute).default({}),
    },
    {
      error: ({ code }) =>
        code === "unrecognized_keys"
          ? 'attributes belong inside {"Attributes": {…}}: a flat map is not read back'
          : undefined,
    },
  )
  .prefault({});
export type WrittenInitialization = z.infer<typeof WrittenInitialization>;

/**
 * A file shaped as CreateTestCase, DescribeTestCase or CloudFormation have it, around the content.
 * https://docs.aws.amazon.com/connect/latest/APIReference/API_CreateTestCase.html
 */
export const WrittenEnvelope = z.strictObject({
  Name: z.string().optional(),
  Description: z.string().optional(),
  EntryPoint: entryPoint.optional(),
  InitializationData: z.unknown().optional(),
  Content: z.unknown(),
  Status: z.enum(["PUBLISHED", "SAVED"]).optional(),
  Tags: z
    .union([z.record(z.string(), z.string()), z.array(z.strictObject({ Key: z.string(), Value: z.string() }))])
    .optional(),
  InstanceId: z.string().optional(),
  InstanceArn: z.string().optional(),
  TestCaseId: z.string().optional(),
  Id: z.string().optional(),
  Arn: z.string().optional(),
  TestCaseSha256: z.string().optional(),
  LastModifiedTime: z.unknown().optional(),
  LastModifiedRegion: z.string().optional(),
});
export type WrittenEnvelope = z.infer<typeof WrittenEnvelope>;
